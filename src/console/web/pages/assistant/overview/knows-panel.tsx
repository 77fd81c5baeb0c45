import { Button, Title } from '@mantine/core'
import { IconFile, IconFolder, IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

const words = texts.knows

/** Its documents, and how it was told to behave. */
export function KnowsPanel({ sources, instructions }: Pick<AssistantOverview, 'sources' | 'instructions'>) {
  return (
    <Panel title={words.title} actions={<EditLink part={words.title} at="knowledge" />}>
      {sources.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <ul className={classes.list}>
          {sources.map(({ kind, at }) => (
            <li key={`${kind} ${at}`} className={classes.entry}>
              <SourceSign kind={kind} />
              <span>
                {words.kinds[kind] ?? kind}{' '}
                <span className={classes.place}>
                  <SafeText>{at}</SafeText>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Title order={3} className={classes.heading}>
        {words.instructions}
      </Title>
      {instructions === '' ? (
        <p className={classes.dimmed}>{words.noInstructions}</p>
      ) : (
        <Instructions text={instructions} />
      )}
    </Panel>
  )
}

function SourceSign({ kind }: { readonly kind: string }) {
  const Sign = kind === 'folder' ? IconFolder : kind === 'file' ? IconFile : IconWorld
  return <Sign size={18} stroke={1.7} aria-hidden />
}

/** About so much fits beside the other panels. */
const mostCharacters = 320

function Instructions({ text }: { readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const isLong = text.length > mostCharacters
  const shown = isLong && !isOpen ? `${text.slice(0, text.lastIndexOf(' ', mostCharacters))} …` : text
  return (
    <>
      <div className={classes.instructions}>
        <SafeText keepLines>{shown}</SafeText>
      </div>
      {isLong && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.less : words.more}
        </Button>
      )}
    </>
  )
}
