import { type EmergencyWords, list } from './emergency-words.ts'

export const italian: EmergencyWords = {
  sure: {
    medical: list(
      "respira male|respira a fatica|investito/investita da macchina/auto/camion|avere infarto|di avere infarto|avere un ictus|troppi sonniferi|troppe pastiglie|troppe pillole|troppi farmaci|strozzando|si strozza|labbra _ blu|labbra viola|crisi epilettica|sanguina _ non si ferma|non si ferma il sangue|è crollato _ non|è crollata _ non|faccia _ paralizzata|braccio _ addormentato|non riesce a parlare|bevuto _ candeggina/veleno/detersivo|sbattuto _ testa _ sangue|mi manca il fiato|senza fiato|non si muove|non si muove più|preso/ingoiato tutte pastiglie/pillole|preso tutte le pillole|crisi d'asma|attacco d'asma|sta morendo|sto morendo|è morto|è morta|ferito gravemente|gravemente ferito|mi fa male cuore|petto stretto|bisogno ambulanza|dolore/dolori petto|dolore/dolori al/nel petto|male al petto|fa male petto|oppressione/peso sul/al petto|non riesco a respirare|non riesce a respirare|non riesco più a respirare|non respira|non respira più|respira a fatica|fatica a respirare|difficoltà a respirare|mi manca aria|mi manca l'aria|manca il respiro|sto soffocando|sta soffocando|soffoca|avendo/ho infarto|sto/sta avendo infarto|ha un infarto|sto/sta avendo ictus|sta avendo un attacco di cuore|attacco di cuore in corso|è incosciente|è svenuto|è svenuta|ha perso conoscenza/sensi|perso i sensi|non risponde|non reagisce|non si sveglia|è collassato|è collassata|perde/perdo molto sangue|perde tanto sangue|sanguina molto|sanguina tanto|tanto sangue|molto sangue|non smette di sanguinare|emorragia|overdose|preso/ingoiato troppe pillole/pastiglie|ha bevuto candeggina|avvelenato|avvelenata|ha le convulsioni|convulsioni in corso|shock anafilattico|reazione allergica grave|si chiude la gola|si sta chiudendo gola|si sono rotte acque|rotte le acque|sta nascendo|serve/servono/bisogno ambulanza|bisogno di un'ambulanza|mandate/mandi/chiamate/chiami ambulanza|mandate un'ambulanza|chiami un'ambulanza|chiamate un'ambulanza|serve un'ambulanza|chiami/chiamate il 118|chiami/chiamate il 112|sta diventando blu|è diventato blu|accoltellato|accoltellata|gli hanno sparato|mi hanno sparato|non ha polso|investito da auto|folgorato|sta annegando",
    ),
    fire: list(
      "c'è un incendio|c'è incendio|c'è fuoco|c'è il fuoco|al fuoco|va a fuoco|sta andando a fuoco|sta bruciando|brucia casa|ha preso fuoco|in fiamme|ci sono fiamme|odore di gas|puzza di gas|odore di bruciato e fumo|sento gas|fuga di gas|perdita di gas|pieno di fumo|tanto fumo|molto fumo|esplosione",
    ),
    suicide: list(
      'motivo per vivere|senso di vivere|senso nella vita|parla di suicidarsi/uccidersi|suicidarsi|vuole uccidersi|pensando _ uccidermi|penso _ uccidermi|uccidermi|finirla con la vita|voglio finirla|buttarmi _ ponte|buttarmi _ finestra|nessuno sentirebbe la mia mancanza|non voglio più esserci|tagliato le vene|tagliata le vene|non vale la pena vivere|voglio morire|vorrei morire|voglio uccidermi|voglio ammazzarmi|mi voglio uccidere|mi voglio ammazzare|mi uccido|mi ammazzo|farla finita|togliermi la vita|suicidarmi|non voglio più vivere|non voglio vivere|pensieri suicidi|pensando al suicidio|penso al suicidio|farmi del male|tagliarmi le vene|impiccarmi|buttarmi giù dal|si vuole uccidere|si vuole ammazzare|vuole suicidarsi|ha tentato/provato suicidio|ha provato a uccidersi',
    ),
    crime: list(
      "sfondare/forzare/rompere _ porta|un intruso|c'è un intruso|c'è uno sconosciuto|qualcuno in casa mia|qualcuno sta cercando di entrare|cerca di entrare|mi segue con|ladri in casa|ladro in casa|mi sta seguendo|bambino è scomparso|mi tiene chiusa|c'è un ladro|ci sono i ladri|ci sono ladri|sono entrati i ladri|entrati in casa|stanno entrando in casa|qualcuno è entrato|mi stanno rapinando|mi hanno rapinato|mi stanno aggredendo|mi ha aggredito|mi ha aggredita|aggredita|ha un coltello|ha una pistola|ha un'arma|con coltello/pistola/arma|spari|sparatoria|stanno sparando|mi picchia|mi sta picchiando|marito/fidanzato/compagno picchia|vuole uccidermi|mi vuole uccidere|mi vuole ammazzare|minaccia di uccidermi|violentata|violentato|stuprata|mi stanno seguendo|mi segue|rapito|rapita|sequestrata|sequestrato|una bomba|allarme bomba",
    ),
  },
  maybe: {
    medical: list(
      'respirare|respira|veleno|avvelen*|incosciente|infarto|attacco di cuore|ictus|lictus|svenuto|svenuta|svenimento|sanguina|convulsioni|è unemergenza|unemergenza|emergenza medica|incidente|ambulanza|battuto la testa|reazione allergica',
    ),
    fire: list('incendio|fuoco|fumo|fiamme'),
    suicide: list('suicidio|non ce la faccio più|non voglio morire|non voglio uccidermi|sparire per sempre'),
    crime: list(
      'coltello|arma|ladro|ladri|aggred*|minacciato|minacciata|mi minaccia|stalker|stalking|pistola|aiuto aiuto|aiutatemi|rubato',
    ),
  },
  harmless: list(
    "non è un'emergenza|nessuna emergenza|non è una emergenza|numero di emergenza|contatto di emergenza|uscita di emergenza|pronto soccorso|porta tagliafuoco|tagliafuoco|vigili del fuoco|caserma dei pompieri|fuochi d'artificio|fuoco lento|prova antincendio|corso antincendio|antincendio|allarme antincendio|estintor*|rilevatore di fumo|area fumatori|vietato fumare|si può fumare|muoio di fame|muoio dal ridere|morire dal ridere|morire di fame|muoio dalla voglia|ammazzare il tempo|bolletta del gas|costo dell'ambulanza|prezzo dell'ambulanza|unità ictus|bomba da bagno|pistola per colla|di aiuto|d'aiuto|per l'aiuto|aiuto per|un aiuto con|grazie dell'aiuto",
  ),
  negations: list('non|senza|nessun|nessuna|nessuno|mai|né|no'),
  distant: list(
    "l'anno scorso|il mese scorso|la settimana scorsa|anni fa|un anno fa|mesi fa|tempo fa|curate|trattate|sintomi di|sintomi dell'|sintomi|segni di|che cos'è|cos'è un|quali sono|gruppo di sostegno|assicurazione copre|corso|libro|film|prevenire|prevenzione|controllo dopo|riabilitazione|in passato|da bambino|quando ero",
  ),
  small: list(
    "il|lo|la|i|le|gli|un|uno|una|mio|mia|miei|suo|sua|molto|molta|forte|forti|davvero|tanto|ho|ha|hanno|sono|è|c'è|mi|si|gli|di|del|della|al|alla|in|nel|nella|che|sta|sto|come|una|specie|adesso|ora|qui|sento|ancora|a",
  ),
  breaks: list('ma|però|perché'),
}
