import { type EmergencyWords, list } from './emergency-words.ts'

export const german: EmergencyWords = {
  sure: {
    medical: list(
      'vom/von auto/lkw/bus/zug angefahren/überfahren|angefahren worden|wurde angefahren|atmet nicht richtig|atmet schwer|herzinfarkt ich glaube|kaum luft|bekomme kaum luft|schlecht luft|schnappt nach luft|zu viele _ tabletten|zu viele schlaftabletten|zu viele pillen|schlaftabletten genommen|überdosiert|lippen _ blau|blutet _ hört nicht auf|kann nicht sprechen _ gesicht|gesicht _ gelähmt|arm _ taub|verschluckt _ kriegt|erstickt|getrunken _ gift|putzmittel getrunken|kein puls|gestürzt _ bewusstlos|brust weh|brust schmerzt|bewegt sich nicht|bewegt sich nicht mehr|rührt sich nicht|alle tabletten|ganze packung tabletten|ganze flasche|asthmaanfall|stirbt gerade|ich sterbe|liegt im sterben|ist tot|schwer verletzt|schwer verbrannt|gestürzt und bewegt|gestürzt und blutet|hat einen krampfanfall|herz tut weh|pulsadern|brustschmerzen|schmerzen brust|schmerzen in/an brust|stechen in/im brust/herz|druck auf/in brust|enge in brust|brust tut weh|keine luft mehr|kriege/kriegt/bekomme/bekommt keine luft|krieg keine luft|kann nicht atmen|kann nicht mehr atmen|kann kaum atmen|kann kaum noch atmen|atmet nicht|atmet nicht mehr|atemnot|erstickt|ich ersticke|ist am ersticken|verschluckt sich und erstickt|habe/hat/haben herzinfarkt|herzinfarkt gerade|habe/hat schlaganfall|herzstillstand|ist bewusstlos|bewusstlos geworden|ohne bewusstsein|nicht ansprechbar|reagiert nicht|reagiert nicht mehr|wacht nicht auf|wacht nicht mehr auf|zusammengebrochen|umgekippt und|ohnmächtig geworden|blutet stark|stark am bluten|blute stark|blutet sehr|viel blut|verblutet|hört nicht auf zu bluten|starke blutung|überdosis|zu viele tabletten|tabletten geschluckt|gift geschluckt|bleiche getrunken|vergiftet|krampfanfall|hat einen anfall|krampft|allergischer schock|schwere allergische reaktion|hals schwillt zu|kehle schwillt|fruchtblase geplatzt|fruchtblase ist geplatzt|baby kommt|kind kommt gerade|brauche/brauchen krankenwagen/notarzt/rettungswagen|schicken krankenwagen/notarzt/rettungswagen|krankenwagen schnell|rufen krankenwagen/notarzt/rettungswagen|rufen 112|wird blau|ist blau angelaufen|läuft blau an|kein puls|kein puls mehr|niedergestochen|angeschossen|vom auto angefahren|stromschlag|ertrinkt|spuckt blut|spucke blut',
    ),
    fire: list(
      'herd/ofen/keller/dach/zimmer brennt|brennt _ herd|es brennt|hier brennt es|hier brennts|brennt haus/wohnung/küche/keller/auto/dach|haus/wohnung/küche/keller/auto/dach brennt|feuer ausgebrochen|feuer in haus/wohnung/küche/keller|feuer im haus/keller/zimmer|steht in flammen|in flammen|es riecht nach gas/rauch|riecht nach gas/rauch|riecht verbrannt und rauch|gasgeruch|gasleck|gas tritt aus|alles voller rauch|voller rauch|überall rauch|starker rauch|explosion',
    ),
    suicide: list(
      'keinen sinn mehr _ leben|kein sinn mehr|redet/spricht von selbstmord|redet/spricht von suizid|will nicht mehr sein|denke _ mich umzubringen|mich umzubringen|schluss machen mit leben|schluss mit dem leben|von der brücke springen|aus dem fenster springen|nicht mehr weiterleben|pulsadern aufgeschnitten|niemand würde mich vermissen|nicht mehr da sein|nicht mehr weiterleben|nicht mehr leben|ich will sterben|will sterben|möchte sterben|will nicht mehr leben|möchte nicht mehr leben|kann nicht mehr leben|will mich umbringen|mich umbringen|bringe mich um|bring mich um|werde mich umbringen|mir das leben nehmen|nehme mir das leben|selbstmord begehen|suizid begehen|selbstmordgedanken|suizidgedanken|suizidal|denke an selbstmord/suizid|denke über selbstmord/suizid nach|mir etwas antun|mir was antun|die pulsadern aufschneiden|mich aufhängen|mich erschießen|vor den zug werfen|wäre besser tot|will sich umbringen|sich umbringen|hat versucht sich umzubringen|sich das leben nehmen',
    ),
    crime: list(
      'tür aufzubrechen|tür einzutreten|tür auf _ einbrechen|bricht _ tür auf|fremder in meiner wohnung|jemand ist in meiner wohnung|jemand in meiner wohnung|jemand versucht einzubrechen|versucht reinzukommen|verfolgt mich|bedroht mich mit|eingebrochen|will mich schlagen|prügelt|kind ist verschwunden|kind wurde entführt|hält mich fest|einbrecher|wird eingebrochen|bricht ein|brechen ein|jemand ist in wohnung/haus eingedrungen|werde überfallen|wurde überfallen|werde angegriffen|greift mich an|hat messer/waffe/pistole|mit messer/waffe/pistole|schüsse|es wird geschossen|amokläufer|schlägt mich|verprügelt mich|mein mann schlägt|mein freund schlägt|will mich umbringen er|er will mich töten|will mich töten|bringt mich um|droht mich umzubringen|vergewaltigt|werde verfolgt|verfolgt mich|entführt|wurde entführt|geisel*|bombe|bombendrohung|eingesperrt und lässt',
    ),
  },
  maybe: {
    medical: list(
      'atmen|atmet|atemnot|vergift*|bewusstlos*|blutung|herzinfarkt|herzanfall|schlaganfall|ohnmächtig|umgekippt|blutet|blute|krampf*|ein notfall|medizinischer notfall|habe notfall|notfall hier|unfall|krankenwagen|notarzt|rettungswagen|auf den kopf gefallen|allergische reaktion',
    ),
    fire: list('feuer|brand|rauch|brennt|flammen'),
    suicide: list(
      'selbstmord|suizid|kann nicht mehr|will mich nicht umbringen|will nicht sterben|hoffnungslos|verschwinden für immer',
    ),
    crime: list(
      'messer|einbruch|überfall|angegriffen|bedroht|bedroht mich|stalker|stalkt mich|pistole|waffe|hilfe hilfe|zu hilfe|ausgeraubt|bestohlen',
    ),
  },
  harmless: list(
    'kein notfall|ist kein notfall|notfallkontakt|notfallnummer|notfallpraxis|notfallsprechstunde|notfallambulanz|notfallzentrum|notausgang|notaufnahme|rauchmelder*|brandschutz*|brandschutztür*|feuerlöscher*|feuerwehr|feuerwehrübung*|feueralarm probe|feuerzeug|feuerwerk*|lagerfeuer|grillfeuer|feuertür*|feuerstelle|rauchen|raucherbereich|rauch ich|darf man rauchen|es brennt mir nicht|brennt nicht|brennende frage|brennt mir auf der seele|sonnenbrand|zahnt|sterbe vor hunger|sterbe vor langeweile|totgelacht|todmüde|zeit totschlagen|gasrechnung|krankenwagenrechnung|kosten für krankenwagen|schlaganfallstation|stroke unit|muskelkrampf*|wadenkrampf*|badebombe*|heißluftpistole|klebepistole|weinbrand|können sie mir helfen|hilfe bei|brauche hilfe mit|ihre hilfe|vielen dank für|danke für die hilfe|hilfe anbieten|haushaltshilfe',
  ),
  negations: list('kein|keine|keinen|keiner|nicht|nie|niemals|ohne|weder|noch nie'),
  distant: list(
    'letztes jahr|letzten monat|letzte woche|vor jahren|vor einem jahr|vor zwei jahren|vor drei jahren|vor langer zeit|vor monaten|früher|behandeln sie|behandelt ihr|behandlung von|behandlung bei|symptome|anzeichen|was ist ein|was sind|selbsthilfegruppe|versicherung|kurs|buch|film|vorbeugen|vorsorge|nachsorge|reha|nachbehandlung|als kind|was mache ich wenn|was tun bei',
  ),
  small: list(
    'der|die|das|den|dem|ein|eine|einen|einem|mein|meine|meinem|meinen|meiner|sein|seine|ihr|ihre|sehr|starke|starken|so|ganz|total|etwas|bisschen|ich|er|sie|es|wir|habe|hab|hat|haben|ist|sind|im|in|an|am|und|gerade|jetzt|hier|uns|wieder|noch|auch|immer|einfach|bitte|schnell|sofort|mir|mich',
  ),
  breaks: list('aber|weil|denn|sondern'),
}
