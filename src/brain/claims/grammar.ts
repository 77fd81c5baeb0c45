/**
 * How a language says that something was done, in small letters; apostrophes divide words ("i've" is two). A phrase of
 * an action ("booked", "passed on your message") claims by itself nothing: "it can be booked" and "shall I?" do not.
 */
export interface ClaimGrammar {
  /** "I have": claims with a phrase that follows within `reach` words. */
  readonly perfect: readonly string[]
  /** Which words may stand between; null for any. Behind one that a noun follows up to three others may. */
  readonly between: ReadonlySet<string> | null
  readonly beforeNoun: ReadonlySet<string>
  /** What it speaks of is the caller's. */
  readonly your: ReadonlySet<string>
  readonly reach: number
  /** "I": claims with a phrase that follows at once, unless the sentence has a condition. */
  readonly simple: readonly string[]
  /** "is": claims with what follows at once, when it speaks of the caller's own or of what was just said. */
  readonly passive: readonly string[]
  /** "it": directly before the passive. */
  readonly subjects: ReadonlySet<string>
  /** "has been": claims whatever it speaks of. */
  readonly passivePerfect: readonly string[]
  /** Nowhere before the phrase in its part of the sentence: "not", "can", "if". */
  readonly blockers: ReadonlySet<string>
  /** Directly before the phrase, or behind the opener: "to". */
  readonly infinitive: ReadonlySet<string>
  /** Directly before an opener: a question. */
  readonly inverting: ReadonlySet<string>
  /** Directly behind the phrase: how such things are done in general. */
  readonly general: ReadonlySet<string>
  /** Phrases that need no opener. */
  readonly bare: RegExp | null
  /** Phrases that go on ("putting you through"), with what they stand behind. */
  readonly progressive: { readonly phrase: RegExp; readonly openers: readonly string[] } | null
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean))
const phrases = (list: string): string[] => list.split('|').map((phrase) => phrase.trim())

const none: ClaimGrammar = {
  ...{ perfect: [], between: null, beforeNoun: words(''), your: words(''), reach: 0, simple: [] },
  ...{
    passive: [],
    subjects: words(''),
    passivePerfect: [],
    blockers: words(''),
    infinitive: words(''),
    inverting: words(''),
    general: words(''),
  },
  ...{ bare: null, progressive: null },
}

/** By the first part of a language's tag. */
export const grammars: Readonly<Record<string, ClaimGrammar>> = {
  en: {
    perfect: phrases('i have|i ve|we have|we ve'),
    between: words(
      'just now already also then successfully gone ahead and it that this you them him her everything all both got gotten had been checked finally happily safely',
    ),
    beforeNoun: words('your the'),
    your: words('your'),
    reach: 6,
    simple: phrases('i|we|i just|we just|i already|we already|i also|i now|i then'),
    passive: phrases(
      'is|are|s|re|was|were|is now|are now|s now|re now|is all|are all|re all|s all|is already|are already',
    ),
    subjects: words('it that this everything all you'),
    passivePerfect: phrases(
      'has been|have been|s been|ve been|has just been|has now been|has already been|has also been',
    ),
    blockers: words(
      'not t never no nothing nobody none cannot can could will ll would d should shall may might must need needs if once when whenever after before until unless whether let how what who please fully only ever',
    ),
    infinitive: words('to be being get'),
    inverting: words('have has had did do does is are was were am'),
    general: words('online through via by only'),
    bare: null,
    progressive: {
      phrase: /^\p{L}+ing\b/u,
      openers: phrases('i am|i m|we are|we re|i am now|i m now|we are now|i am just|i m just'),
    },
  },
  de: {
    ...none,
    perfect: phrases('ich habe|wir haben|habe ich|haben wir|hab ich|ich hab'),
    reach: 10,
    simple: phrases('ich|wir'),
    passive: phrases('ist|sind|ist jetzt|ist nun|ist hiermit|ist bereits|sind jetzt|wurde|wurden'),
    subjects: words('es das alles sie ihr ihre ihren ihnen termin nachricht'),
    your: words('ihr ihre ihren ihrem ihnen'),
    passivePerfect: phrases('wurde|wurden|ist worden'),
    blockers: words(
      'nicht kein keine keinen nie nichts kann können könnte könnten konnte werde werden wird würde würden soll sollen sollte möchte möchten darf muss müssen wenn falls sobald ob bevor nur online',
    ),
    infinitive: words('zu'),
  },
  fr: {
    ...none,
    perfect: phrases('j ai|nous avons|je viens de vous'),
    reach: 7,
    simple: phrases('je|nous'),
    passive: phrases('est|sont|êtes|est maintenant|est bien|est désormais'),
    subjects: words('c vous tout cela ça'),
    your: words('votre vos'),
    passivePerfect: phrases('a été|ont été|a bien été|ont bien été|vient d être'),
    blockers: words(
      'ne n pas jamais rien aucun peux peut pouvez pourrais pourrait pouvons vais va allons voulez souhaitez dois si quand lorsque dès avant',
    ),
    infinitive: words('à'),
  },
  es: {
    ...none,
    perfect: phrases('he|hemos|acabo de'),
    reach: 6,
    passive: phrases('está|están|queda|quedan|quedó|ya está'),
    subjects: words('ya todo esto eso usted'),
    your: words('su sus tu tus'),
    passivePerfect: phrases('ha sido|han sido|fue|fueron'),
    blockers: words(
      'no nunca nada puedo puede podemos podría pueden voy vamos va quiere desea debo debe si cuando antes hasta tengo',
    ),
    bare: /^\S+\s|[éí]$/u,
  },
  it: {
    ...none,
    perfect: phrases('ho|abbiamo|ho appena|abbiamo appena'),
    reach: 6,
    passive: phrases('è|sono|risulta|è ora|è già'),
    subjects: words('tutto questo ciò lei'),
    your: words('suo sua suoi sue tuo tua'),
    passivePerfect: phrases('è stato|è stata|sono stati|sono state|è già stato|è già stata'),
    blockers: words(
      'non mai niente nulla posso può possiamo potrei potrebbe vuole desidera devo deve se quando prima vado',
    ),
    infinitive: words('da di'),
    bare: /^\S+\s/u,
  },
  pt: {
    ...none,
    perfect: phrases('tenho|temos|acabei de'),
    reach: 5,
    passive: phrases('está|estão|ficou|fica|já está'),
    subjects: words('já tudo isso isto você'),
    your: words('seu sua seus suas'),
    passivePerfect: phrases('foi|foram|já foi|já foram'),
    blockers: words(
      'não nunca nada posso pode podemos poderia vou vamos vai quer deseja devo deve se quando antes até',
    ),
    bare: /^\S+\s|ei$/u,
  },
  nl: {
    ...none,
    perfect: phrases('ik heb|we hebben|wij hebben|heb ik'),
    reach: 10,
    simple: phrases('ik|we|wij'),
    passive: phrases('is|zijn|is nu|is al'),
    subjects: words('het dat alles u'),
    your: words('uw je'),
    passivePerfect: phrases('is er|werd|werden'),
    blockers: words('niet geen nooit niets kan kunnen kon zou zal zullen wil wilt moet als zodra of voordat'),
    infinitive: words('te'),
  },
  ar: {
    ...none,
    blockers: words('لا لم لن هل يمكنني يمكن يمكنك سوف إذا أن عندما قبل ليس'),
    bare: /./u,
  },
  hi: {
    ...none,
    blockers: words('नहीं क्या अगर यदि जब सकता सकती सकते'),
    bare: /./u,
  },
}

/** What models like to claim even where no action is for it, by language. */
export const usualClaims: Readonly<Record<string, readonly string[]>> = {
  en: phrases(
    'booked|scheduled|rescheduled|reserved|cancelled your|canceled your|sent you|texted you|emailed you|transferred you|forwarded your|forwarded it|passed on your|passed your|passed it on|taken your message|noted your message|put you through|putting you through|transferring you|connecting you|refunded|credited|deleted your|deleted all|erased your|removed your|confirmed your|updated your|changed your|waived',
  ),
  de: phrases(
    'gebucht|reserviert|storniert|weitergeleitet|geschickt|gesendet|verbunden|verbinde sie|stelle sie durch|nachricht aufgenommen|erstattet|gelöscht|geändert|bestätigt|gutgeschrieben',
  ),
  fr: phrases(
    'réservé|annulé|transmis|envoyé|transféré|vous transfère|vous mets en relation|vous passe|remboursé|supprimé|modifié|confirmé',
  ),
  es: phrases(
    'reservado|reservada|cancelado|cancelada|enviado|transferido|le paso con|le transfiero|le comunico con|pasado su mensaje|reembolsado|eliminado|borrado|modificado|confirmado',
  ),
  it: phrases(
    'prenotato|prenotata|annullato|inviato|inoltrato|la trasferisco|le passo|la metto in contatto|rimborsato|cancellato|modificato|confermato',
  ),
  pt: phrases(
    'reservado|reservada|cancelado|enviado|transferido|reservei|enviei|cancelei|vou transferir|estou transferindo|reembolsado|apagado|alterado|confirmado|reembolsei|apaguei|confirmei',
  ),
  nl: phrases('geboekt|gereserveerd|geannuleerd|doorgestuurd|gestuurd|verbind u|verbind je'),
  ar: phrases('تم الحجز|تم حجز|تم إرسال|تم تحويل|لقد حجزت|لقد أرسلت|أحولك الآن'),
  hi: phrases('बुक कर दिया|भेज दिया|बुक हो गया|रद्द कर दिया|ट्रांसफर कर रहा|ट्रांसफर कर रही'),
}
