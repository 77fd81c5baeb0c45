import { Button, Progress } from '@mantine/core'
import { type Icon, IconFile, IconFolder, IconRefresh, IconSitemap, IconWorld, IconWorldWww } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ButtonLink } from '../../../components/button-link.tsx'
import { Can } from '../../../components/can.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { complain, say } from '../../../components/say.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import { TimeAgo } from '../../../components/times.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { knowledge as texts } from '../../../texts/en/knowledge.ts'
import { type KnowledgeSource, knowledge, overviewQuery } from '../data.ts'
import { shortPlace, stateOf, toneOf } from './source-state.ts'
import classes from './sources.module.css'

const words = texts.sources
const icons: Readonly<Record<KnowledgeSource['kind'], Icon>> = {
  folder: IconFolder,
  file: IconFile,
  page: IconWorldWww,
  site: IconWorld,
  sitemap: IconSitemap,
}
const mostRefused = 5

/** A source with its age, its health, and what to do about it. */
export function SourceItem({ source }: { readonly source: KnowledgeSource }) {
  const { id, kind, location, documents, passages } = source
  const Sign = icons[kind]
  const state = stateOf(source)
  const place = shortPlace(location)
  return (
    <li className={classes.source}>
      <Sign size={22} stroke={1.6} aria-hidden className={classes.sign} />
      <div className={classes.about}>
        <p className={classes.place}>
          <span className="fd-unseen">{words.kinds[kind]}: </span>
          <b title={location}>
            <SafeText>{place}</SafeText>
          </b>
          <StatusBadge tone={toneOf[state]}>{words.states[state]}</StatusBadge>
        </p>
        <p className={classes.facts}>
          {words.amount(
            words.documents(documents, countInWords(documents)),
            words.passages(passages, countInWords(passages)),
          )}
          <Ages {...source} />
        </p>
        <Reading {...source} />
        <Trouble {...source} />
      </div>
      <div className={classes.actions}>
        <ButtonLink
          to="/knowledge/documents"
          search={{ source: id }}
          variant="default"
          size="xs"
          aria-label={words.showName(place)}
        >
          {words.show}
        </ButtonLink>
        <Can scope="knowledge:write">
          <LookAgain source={source} />
        </Can>
      </div>
    </li>
  )
}

function Ages({ checkedAt, succeededAt, problem }: KnowledgeSource) {
  if (checkedAt === null) return null
  return (
    <>
      {' · '}
      {words.looked} <TimeAgo at={checkedAt} />
      {problem !== null && succeededAt !== null && (
        <>
          {' · '}
          {words.lastGood} <TimeAgo at={succeededAt} />
        </>
      )}
    </>
  )
}

function Reading({ underWay }: KnowledgeSource) {
  if (underWay?.done == null) return null
  const { done, total, document } = underWay
  const share = total ? (done / total) * 100 : null
  return (
    <div className={classes.reading}>
      {share !== null && <Progress value={share} size="sm" aria-label={words.states.reading} />}
      <p className={classes.facts}>
        {total === null
          ? words.progressOpen(countInWords(done))
          : words.progress(countInWords(done), countInWords(total))}{' '}
        {document !== '' && <SafeText>{document}</SafeText>}
      </p>
    </div>
  )
}

function Trouble(source: KnowledgeSource) {
  const { problem, kind, succeededAt, documents, refused, refusedCount } = source
  return (
    <>
      {problem !== null && (
        <p className={classes.trouble}>
          <SafeText>{words.problem(problem)}</SafeText>{' '}
          {succeededAt === null ? words.neverGood : documents > 0 && words.copyStays} {words.advice[kind]}
        </p>
      )}
      {stateOf(source) === 'empty' && <p className={classes.facts}>{words.emptyFolder}</p>}
      {refusedCount > 0 && (
        <div className={classes.trouble}>
          <p>{words.refused(refusedCount, countInWords(refusedCount))}</p>
          <ul>
            {refused.slice(0, mostRefused).map(({ name, problem: reason, readAt }) => (
              <li key={name}>
                <b>
                  <SafeText>{name}</SafeText>
                </b>
                {': '}
                <SafeText>{reason}</SafeText>
                {readAt !== null && `; ${words.refusedCopy}`}
              </li>
            ))}
            {refusedCount > mostRefused && <li>{words.refusedMore(countInWords(refusedCount - mostRefused))}</li>}
          </ul>
        </div>
      )}
    </>
  )
}

function LookAgain({ source: { id, location, underWay } }: { readonly source: KnowledgeSource }) {
  const queryClient = useQueryClient()
  const look = useMutation({
    mutationFn: () => knowledge.refresh(id),
    onSuccess: () => {
      say(texts.refreshed)
      void queryClient.invalidateQueries(overviewQuery)
    },
    onError: complain,
  })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconRefresh size={14} aria-hidden />}
      loading={look.isPending || underWay !== null}
      onClick={() => look.mutate()}
      aria-label={words.refreshName(shortPlace(location))}
    >
      {words.refresh}
    </Button>
  )
}
