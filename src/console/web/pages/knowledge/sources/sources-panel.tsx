import { Button, Code } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Can } from '../../../components/can.tsx'
import { Empty } from '../../../components/empty.tsx'
import { Panel } from '../../../components/panel.tsx'
import { knowledge as texts } from '../../../texts/en/knowledge.ts'
import type { KnowledgeOverview } from '../data.ts'
import { SourceItem } from './source-item.tsx'
import classes from './sources.module.css'

const words = texts.sources

/** Where the documents come from, and how each of these places does. */
export function SourcesPanel({ sources }: Pick<KnowledgeOverview, 'sources'>) {
  return (
    <Panel title={words.title} lead={words.lead} flush>
      {sources.length === 0 ? (
        <HowToBegin />
      ) : (
        <ul className={classes.sources} aria-label={words.list}>
          {sources.map((source) => (
            <SourceItem key={source.id} source={source} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function HowToBegin() {
  const { title, words: why, code, more, settings } = words.none
  const toSettings = (
    <Can scope="assistant:write">
      <Button component={Link} {...{ to: '/assistant' }} mt="xs">
        {settings}
      </Button>
    </Can>
  )
  return (
    <Empty icon={IconBooks} title={title} action={toSettings}>
      <p>{why}</p>
      <Code block className={classes.code}>
        {code}
      </Code>
      <p>{more}</p>
    </Empty>
  )
}
