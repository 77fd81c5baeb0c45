import { Text } from '@mantine/core'
import { IconHandStop, IconKeyboard, IconMessage2, IconUsers } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { PhoneNumber } from '../../../components/phone-number.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { delayInWords } from '../../../format/numbers.ts'
import { phone as texts } from '../../../texts/en/phone.ts'
import type { AssistantItem, CallerItem, CallView, Item, NoteItem, SentenceView } from '../call-view.ts'
import type { PhoneWishBody } from '../data.ts'
import classes from './conversation.module.css'

interface ConversationProps {
  readonly view: CallView
  /** How the call was made; null before the first. */
  readonly wish: PhoneWishBody | null
  /** What was said and waits for the assistant. */
  readonly waiting: readonly string[]
  readonly isLive: boolean
}

/** What is said, as it is said. */
export function Conversation({ view, wish, waiting, isLive }: ConversationProps) {
  const end = useRef<HTMLDivElement>(null)
  const length = view.items.length + waiting.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each new thing the newest is shown
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [length, view.sounding])
  if (!wish) return <Hint />
  // Who hears the assistant need not hear it twice.
  const isRead = wish.pace !== 'voice'
  return (
    <div
      className={classes.scroll}
      role="log"
      aria-label={texts.conversation}
      aria-live={isRead ? 'polite' : 'off'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {view.items.map((item) => (
        <OneItem
          key={item.key}
          item={item}
          carrierDelayMs={wish.carrierDelayMs ?? 0}
          sounding={isLive ? view.sounding : null}
        />
      ))}
      {waiting.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they leave in the order in which they came
        <div key={place} className={classes.caller} data-waiting>
          <SafeText>{text}</SafeText>
          <div className={classes.meta}>{texts.waits}</div>
        </div>
      ))}
      <div ref={end} />
    </div>
  )
}

const tips = [
  { icon: IconMessage2, words: texts.hint.tips.talk },
  { icon: IconHandStop, words: texts.hint.tips.cutIn },
  { icon: IconUsers, words: texts.hint.tips.person },
  { icon: IconKeyboard, words: texts.hint.tips.keys },
]

function Hint() {
  const { title, question } = texts.hint
  return (
    <div className={classes.hint}>
      <Text size="lg" fw={550}>
        {title}
      </Text>
      <Text size="xl" fw={650} className={classes.question ?? ''}>
        “{question}”
      </Text>
      <ul className={classes.tips}>
        {tips.map(({ icon: Sign, words }) => (
          <li key={words}>
            <Sign size={20} stroke={1.6} aria-hidden />
            {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface OneItemProps {
  readonly item: Item
  readonly carrierDelayMs: number
  readonly sounding: number | null
}

function OneItem({ item, ...more }: OneItemProps) {
  switch (item.kind) {
    case 'assistant':
      return <Assistant {...more} item={item} />
    case 'caller':
      return <Caller {...item} />
    case 'note':
      return <Note {...item} />
  }
}

function Assistant({ item, carrierDelayMs, sounding }: Omit<OneItemProps, 'item'> & { readonly item: AssistantItem }) {
  return (
    <div className={classes.assistant}>
      <div className="fd-unseen">{texts.assistant}</div>
      {item.sentences.map((sentence) => (
        <Sentence key={sentence.id} sentence={sentence} isSounding={sentence.id === sounding} />
      ))}
      {item.delayMs !== null && <div className={classes.meta}>{delayWords(item.delayMs, carrierDelayMs)}</div>}
    </div>
  )
}

/** What was heard, and apart from it what was not. */
function Sentence({ sentence, isSounding }: { readonly sentence: SentenceView; readonly isSounding: boolean }) {
  const { text, language, heard, unheard } = sentence
  const lang = language === null ? {} : { lang: language }
  return (
    <span data-sounding={isSounding || undefined} className={classes.sentence}>
      <SafeText {...lang}>{unheard === '' ? text : (heard ?? text)}</SafeText>{' '}
      {unheard !== '' && (
        <s className={classes.unheard}>
          <span className="fd-unseen">{texts.notHeard} </span>
          <SafeText {...lang}>{unheard}</SafeText>
        </s>
      )}
    </span>
  )
}

function Caller({ via, text }: CallerItem) {
  return (
    <div className={classes.caller}>
      <div className="fd-unseen">{texts.you}</div>
      {via === 'keypad' ? texts.pressedKeys(text) : <SafeText>{text}</SafeText>}
    </div>
  )
}

function Note({ about, detail }: NoteItem) {
  if (about === 'left') return <p className={classes.note}>{texts.left[detail] ?? texts.leftOddly}</p>
  const words = texts.notes[about]
  switch (about) {
    case 'ringing':
    case 'connected':
      return (
        <p className={classes.note}>
          {words} <PhoneNumber>{detail}</PhoneNumber>
        </p>
      )
    case 'fault':
    case 'whisper':
    case 'play':
      return (
        <p className={classes.note} data-fault={about === 'fault' || undefined}>
          {words} <SafeText>{detail}</SafeText>
        </p>
      )
    case 'silence':
    case 'record':
    case 'led':
    case 'lost':
      return <p className={classes.note}>{words}</p>
  }
}

function delayWords(ownMs: number, carrierMs: number): string {
  const own = delayInWords(ownMs)
  return carrierMs === 0 ? texts.delay(own) : texts.delayWith(own, delayInWords(carrierMs))
}
