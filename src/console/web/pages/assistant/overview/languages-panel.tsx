import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { languageInWords } from '../../../format/languages.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './languages-panel.module.css'

const words = texts.languages

/** In which languages calls can be held, with which voices. */
export function LanguagesPanel({ languages }: Pick<AssistantOverview, 'languages'>) {
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="language" />}>
      <ul className={classes.list}>
        {languages.map(({ code, voice, key }, place) => (
          <li key={code} className={classes.language}>
            <span>
              <strong>{languageInWords(code)}</strong>
              <span className={classes.how}>{place === 0 ? words.first : key !== null && words.key(key)}</span>
            </span>
            <span className={classes.voice}>
              <SafeText>{voice}</SafeText>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
