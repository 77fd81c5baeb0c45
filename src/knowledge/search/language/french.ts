import type { LanguageNotes } from './notes.ts'

export const french: LanguageNotes = {
  smallTalk: `allô aimerais besoin bonjour bonsoir cela combien comment connaître demander demande dire dites est-ce euh faire
    faut fait merci oui non où peut peux pouvez pouvoir puis pourquoi pourrais pourriez quand question savoir sais
    salut plaît svp vais voudrais voulais veux voulez aujourd hui alors aussi bien donc peut-être avoir être aller`,
  kept: '',
  light: `an année années après aider arriver attendre avant chaque chercher commencer demain dernier dernière devoir
    donner envoyer fonctionne fonctionner finir garder grand hier heure jeudi jour jours laisser lundi mardi marche
    mercredi mettre mois moment monsieur madame nouveau offrir passer personne petit peu porter premier prendre
    prochain prochaine proposer proposez quitter reprendre rester semaine semaines soir suivre tenir toujours travailler
    trouver utiliser vendredi venir voir`,
  spellings: [],
  askedFor: [
    [/\bcombien\b/g, 'prix'],
    [/\bcomment (?:venir|aller|arriver|se rendre)\b/g, 'accès'],
    [/(?:^| )où (?:êtes|se trouve|est)\b/g, ' adresse'],
    [/\bquand\b|(?:^| )à quelle heure\b/g, ' horaires'],
    [/\bcombien de temps\b/g, 'minutes'],
  ],
  related: [
    'horaire horaires ouverture fermeture ouvert ouverte ouvre ferme heure heures',
    'prix tarif tarifs coût coûte coûter payer gratuit euro euros cher',
    'parking stationnement stationner garer voiture',
    'adresse accès rue situé trouver',
    'accès bus train gare métro',
    'téléphone numéro appeler joindre',
    'rendez-vous réserver réservation',
    'annuler annulation reporter changer',
    'enfant enfants fils fille',
    'visite visites visiter visiteur visiteurs',
    'manger repas cafétéria restaurant déjeuner',
    'médecin médecins docteur',
    'week-end weekend samedi dimanche',
  ],
  goingOn: /^(?:(?:ok|oui|non|bien) )*(?:et|mais|ou|aussi|qu en est il)(?: |$)/,
  pointing: /(?:^| )(?:ça|cela|ceci|le|la|les|y|en|là|il|elle|ils|elles)(?: |$)/,
}
