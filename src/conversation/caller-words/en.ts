import { type CallerWords, list } from './caller-words.ts'

export const english: CallerWords = {
  goodbye: list('goodbye|good bye|bye|bye bye|see you|have a good day|have a nice day|have a great day'),
  done: list(
    "no|nope|nah|no thanks|no thank you|nothing|nothing else|not today|not now|not really|that is all|that's all|that will be all|that'll be all|that was all|that is it|that's it|that was it|that is everything|that's everything|i am done|i'm done|i am good|i'm good|i am fine|i'm fine|i am all set|i'm all set|all set|all good|we are done",
  ),
  around: list(
    "thank|thanks|you|very|much|so|okay|ok|alright|all|right|well|great|perfect|good|fine|for|your|the|help|today|now|that|i'm|im|am|i|is|just|a|lot|again|then|and|please|it|was|have|nice|day|really|need|needed|wanted|to|know|bye|sir|ma'am",
  ),
  listening: list(
    'mm|mhm|mm hm|mm hmm|hm|hmm|uh huh|uhuh|ah|oh|aha|yeah|yes|yep|yup|ok|okay|right|alright|all right|sure|i see|got it|good|great|fine|cool|really|wow',
  ),
  stop: list('stop|wait|no|hold on|hang on|excuse me|but|sorry|pardon|hello|help'),
  fine: list(
    "i'm fine|i am fine|i'm okay|i am okay|i'm ok|everything is fine|everything is okay|it's fine|it's okay|false alarm|no emergency|not an emergency|it's not an emergency|it is not an emergency|i was just asking|just asking|just kidding|i was kidding|i'm safe|i am safe|not right now",
  ),
  insults: list(
    'fuck you|fuck off|f you|screw you|piss off|go to hell|shut up|shut the fuck up|idiot|idiots|moron|morons|you are stupid|you stupid|asshole|assholes|bastard|bitch|you suck|dumbass|son of a bitch|motherfucker|cunt|you are useless|you piece of shit|you are an idiot|dickhead|retard|retarded',
  ),
  languages: {
    en: ['english'],
    es: ['spanish', 'espanol'],
    fr: ['french'],
    de: ['german'],
    it: ['italian'],
    pt: ['portuguese'],
    ar: ['arabic'],
    hi: ['hindi'],
  },
  asksForLanguage: list(
    'do you speak {}|can you speak {}|could you speak {}|can we speak {}|can we talk in {}|can we speak in {}|speak {} please|speak in {} please|please speak {}|please speak in {}|talk to me in {}|in {} please|{} please $|i want to speak {}|i would like to speak {}|i prefer {} $|i only speak {}|i speak {}|switch to {}|change to {}|change the language to {}|continue in {}|anyone speak {}|anybody speak {}|someone who speaks {}|somebody who speaks {}|speaks {} please',
  ),
  politeness: list('please|hello|hi|hey|excuse me|sorry|uh|um|could we|in|can i|speak'),
  tells: list(
    "the|and|you|your|what|when|where|which|how|is|are|was|were|do|does|have|has|can|could|would|will|with|for|my|we|they|this|that|it|of|not|i'm|i'd|i've|don't|need|want|please|there|an|or|about|at|know|tell|get|like|who|why|if|should|open|today|tomorrow|speak",
  ),
}
