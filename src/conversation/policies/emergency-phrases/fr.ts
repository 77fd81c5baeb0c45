import { type EmergencyWords, list } from './emergency-words.ts'

export const french: EmergencyWords = {
  sure: {
    medical: list(
      "respire mal|respire très mal|renversé/renversée/écrasé par voiture/camion/bus|infarctus je crois|trop _ somnifères|trop _ cachets|trop _ médicaments|lèvres _ bleues|saigne _ s'arrête pas|crise de convulsions|en convulsion*|étouffe avec|ne peut plus parler|visage _ paralysé|bras _ engourdi|bu/avalé _ javel/poison/détergent|s'est cogné _ inconscient|souffle court|manque d'air|n'a plus de pouls|tombé _ ne bouge|ne bouge plus|ne bouge pas|bouge plus|avalé/pris tous médicaments/cachets|avalé tous|avalé toute boîte|pris toute boîte|crise d'asthme|faut ambulance|il me faut ambulance|est en train de mourir|je suis en train de mourir|est mort|est morte|gravement blessé|gravement brûlé|coeur fait mal|mal au coeur et à la poitrine|le bras gauche et la poitrine|douleur/douleurs poitrine|douleur/douleurs dans/à poitrine|mal à/dans poitrine|mal au thorax|poitrine serrée|oppression dans/à poitrine|n'arrive/n'arrivons pas/plus à respirer|arrive pas/plus à respirer|ne peux pas/plus respirer|peux pas/plus respirer|peut pas/plus respirer|ne respire plus/pas|respire plus|du mal à respirer|difficulté/difficultés à respirer|je m'étouffe|j'étouffe|s'étouffe|est en train de s'étouffer|fais/fait/faire crise cardiaque|fais/fait/faire infarctus|fais/fait/faire avc|est inconscient/inconsciente|a perdu connaissance|perdu connaissance|ne réagit plus/pas|réagit plus|ne répond plus|ne se réveille pas/plus|s'est évanoui/évanouie|s'est effondré/effondrée|saigne beaucoup|saigne énormément|perd beaucoup de sang|beaucoup de sang|arrête pas de saigner|s'arrête pas de saigner|overdose|surdose|avalé/pris trop de médicaments/cachets|avalé/bu javel/poison|s'est empoisonné|convulse|fait des convulsions|crise d'épilepsie|réaction allergique grave|gorge gonfle|gorge se ferme|choc anaphylactique|perdu les eaux|le bébé arrive|besoin ambulance|besoin d'une ambulance|envoyez/appelez ambulance|envoyez une ambulance|envoyez les secours|appelez le samu|appelez les secours|appelez le 15|appelez le 112|devient bleu/bleue|poignardé/poignardée|m'a tiré dessus|a plus de pouls|renversé par voiture|s'est électrocuté|électrocuté",
    ),
    fire: list(
      'appartement/maison/immeuble/cuisine/voiture en flammes|en flammes|il y a le feu|il y a feu|y a le feu|il y a un incendie|y a un incendie|au feu|est en feu|prend feu|a pris feu|est en train de brûler|brûle maison|maison/immeuble/cuisine/appartement brûle|ça sent gaz/brûlé|sens/sent odeur de gaz/brûlé|odeur de gaz|odeur de brûlé|fuite de gaz|plein de fumée|beaucoup de fumée|de la fumée partout|des flammes|explosion',
    ),
    suicide: list(
      "plus _ raison de vivre|parle de se suicider/tuer|parle de suicide|se suicider|se tuer|pense/songe _ me tuer/suicider|en finir avec vie|en finir|sauter _ pont|sauter _ fenêtre|me jeter _ train|personne ne me regretterait|plus envie d'être là|me suis ouvert les veines|m'ôter la vie|me donner la mort|ne veux plus être là|je veux mourir|veux mourir|envie de mourir|je veux me tuer|vais me tuer|me tuer|me suicider|je vais me suicider|mettre fin à mes jours|en finir avec vie|envie d'en finir|je veux en finir|plus envie de vivre|ne veux plus vivre|veux plus vivre|pensées suicidaires|idées suicidaires|suicidaire|me faire du mal|m'ouvrir les veines|me taillader|me pendre|a essayé/tenté de se tuer/suicider|veut se tuer/suicider|va se tuer/suicider",
    ),
    crime: list(
      "défoncer/forcer/casser _ porte|essaie d'entrer|quelqu'un dans ma maison|un inconnu chez moi|intrus|quelqu'un essaie d'entrer|me suit avec|cambriolé|cambriolage en cours|cambrioleur*|on me menace|mon enfant a disparu|me retient|on m'agresse|m'agresse|je me fais agresser|agressé/agressée|on me cambriole|on nous cambriole|quelqu'un entre chez moi|quelqu'un est entré chez moi|entré par effraction|intrus|il a un couteau/pistolet/fusil|a un couteau|a une arme|avec couteau/arme/pistolet|coups de feu|fusillade|tireur|il me frappe|me frappe|me bat|mari/copain/conjoint/compagnon frappe/bat|veut me tuer|va me tuer|menace de tuer|on m'a violée/violé|m'a violée/violé|on me suit|me suit|enlevé/enlevée|kidnappé/kidnappée|séquestré/séquestrée|une bombe|alerte à bombe",
    ),
  },
  maybe: {
    medical: list(
      'respirer|respire|poison|inconscient*|perdu connaissance|crise cardiaque|infarctus|avc|évanoui|évanouie|malaise|saigne|convulsions|une urgence|urgence médicale|urgence vitale|accident|ambulance|samu|coup à la tête|réaction allergique',
    ),
    fire: list('feu|incendie|fumée|flammes'),
    suicide: list("suicide|j'en peux plus|je n'en peux plus|veux pas mourir|veux pas me tuer|disparaître"),
    crime: list('couteau|arme|cambriol*|agress*|menacé|menacée|me menace|harcèle|harceleur|pistolet|au secours|volé'),
  },
  harmless: list(
    "pas une urgence|pas d'urgence|ce n'est pas urgent|service des urgences|aux urgences|les urgences|contact d'urgence|numéro d'urgence|sortie de secours|porte coupe-feu|coupe-feu|couvre-feu|feu rouge|feu vert|feux d'artifice|feu d'artifice|feu de camp|feu de bois|à petit feu|détecteur de fumée|alarme incendie test|exercice incendie|exercice d'évacuation|assurance incendie|extincteur*|caserne des pompiers|zone fumeur*|saumon fumé|je meurs de faim|je meurs de rire|mort de rire|je meurs d'envie|mourir de rire|mourir de faim|tuer le temps|facture de gaz|facture d'ambulance|prix de l'ambulance|unité d'infarctus|unité avc|bombe de bain|pistolet à colle",
  ),
  negations: list("pas|pas de|sans|aucun|aucune|jamais|non|ni|n'a pas|n'ai pas"),
  distant: list(
    "l'année dernière|l'an dernier|le mois dernier|la semaine dernière|il y a un an|il y a deux ans|il y a trois ans|il y a des années|il y a longtemps|il y a quelques|soignez-vous|vous soignez|traitez-vous|vous traitez|symptômes de|symptômes d'|signes de|signes d'|qu'est-ce qu'un|qu'est-ce qu'une|quels sont|groupe de soutien|assurance couvre|formation|cours|livre|film|prévenir|prévention|antécédents|suivi|rééducation|convalescence|quand j'étais",
  ),
  small: list(
    "le|la|les|un|une|des|de|du|d'un|mon|ma|mes|son|sa|ses|très|fort|forte|fortes|vraiment|trop|beaucoup|j'ai|ai|a|il|elle|on|je|suis|est|en|dans|au|à|c'est|y|une|grosse|gros|grande|train|tout|là|sens|toujours|encore",
  ),
  breaks: list('mais|parce que|car'),
}
