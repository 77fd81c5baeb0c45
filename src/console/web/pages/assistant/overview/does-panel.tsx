import type { Icon } from '@tabler/icons-react'
import { IconBolt, IconFileText, IconMessage2, IconPlugConnected, IconShieldCheck } from '@tabler/icons-react'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

const words = texts.does

interface Deed {
  readonly sign: Icon
  readonly text: string
  /** Smaller, below it. */
  readonly note?: string
}

/** What it can do besides answering questions. */
export function DoesPanel({ overview }: { readonly overview: AssistantOverview }) {
  const deeds = deedsOf(overview)
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="messages" />}>
      {deeds.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <ul className={classes.list}>
          {deeds.map(({ sign: Sign, text, note }) => (
            <li key={text} className={classes.entry}>
              <Sign size={18} stroke={1.7} aria-hidden />
              <span>
                <SafeText>{text}</SafeText>
                {note !== undefined && (
                  <span className={classes.note}>
                    <SafeText>{note}</SafeText>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function deedsOf({ messages, texts: sent, actions, servers, actionsFolder, afterCall }: AssistantOverview): Deed[] {
  const receivers = (to: readonly string[]) => (to.length === 0 ? words.inLogOnly : words.sentTo(to.join(', ')))
  return [
    ...(messages.enabled ? [{ sign: IconMessage2, text: words.messages, note: receivers(messages.to) }] : []),
    ...(messages.callBack ? [{ sign: IconMessage2, text: words.callBack, note: receivers(messages.to) }] : []),
    ...(sent.templates.length > 0
      ? [{ sign: IconFileText, text: words.texts(sent.templates.map(({ name }) => name).join(', ')) }]
      : []),
    ...(sent.verification ? [{ sign: IconShieldCheck, text: words.verification }] : []),
    ...actions.map(({ name, purpose, level }) => ({ sign: IconBolt, text: name + words.action(level), note: purpose })),
    ...servers.map(({ name, tools }) => ({ sign: IconPlugConnected, text: words.server(name, tools.join(', ')) })),
    ...(actionsFolder === null ? [] : [{ sign: IconBolt, text: words.folder(actionsFolder) }]),
    ...(afterCall.summary ? [{ sign: IconFileText, text: words.summary, note: receivers(afterCall.to) }] : []),
  ]
}
