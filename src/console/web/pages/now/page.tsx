import { Button } from '@mantine/core'
import { IconPhoneIncoming } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { LiveState } from '../../components/live-state.tsx'
import { LoadingTiles } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { now as texts } from '../../texts/en/now.ts'
import { type BoardState, withoutCard } from './board-state.ts'
import { CallCard } from './call-card.tsx'
import { FirstCall } from './first-call.tsx'
import classes from './now.module.css'
import { RecentCalls, useRecentCalls } from './recent-calls.tsx'
import { useBoard } from './use-board.ts'
import { useReading } from './use-reading.ts'

/** The calls that go on, as they go on. */
export function Page() {
  const { isReading, handlers } = useReading()
  const { board, stream, settle } = useBoard(isReading)
  const recent = useRecentCalls(board)
  const isStale = stream === 'reconnecting'
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={<LiveState state={stream} />} />
      {isStale && board !== null && board.cards.length > 0 && <p className={classes.stale}>{texts.stale}</p>}
      {board === null ? (
        <LoadingTiles tiles={3} />
      ) : board.cards.length === 0 ? (
        <Quiet wasEver={recent.data === undefined || recent.data.calls.length > 0} />
      ) : (
        <section aria-label={texts.list}>
          <Counts board={board} onSettle={settle} />
          <ul className={classes.cards} data-stale={isStale} {...handlers}>
            {board.cards.map((card) => (
              <li key={card.callId}>
                <CallCard card={card} aheadMs={board.aheadMs} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <RecentCalls query={recent} />
    </>
  )
}

/** How many calls there are, besides those in sight. */
function Counts({ board, onSettle }: { readonly board: BoardState; readonly onSettle: () => void }) {
  const hidden = withoutCard(board)
  return (
    <div className={classes.counts}>
      <p role="status">
        <strong>{texts.count(board.total)}</strong> {hidden > 0 && texts.more(hidden)}
      </p>
      {hidden > 0 && (
        <Link to="/calls" search={{ live: 'yes' }} className={classes.more}>
          {texts.toMore}
        </Link>
      )}
      {board.waiting.length > 0 && (
        <Button size="compact-sm" variant="light" onClick={onSettle}>
          {texts.waiting(board.waiting.length)}
        </Button>
      )}
    </div>
  )
}

/** Instead of cards: nobody calls now, or nobody ever did. */
function Quiet({ wasEver }: { readonly wasEver: boolean }) {
  if (!wasEver) return <FirstCall />
  return (
    <div className={classes.quiet}>
      <Empty icon={IconPhoneIncoming} title={texts.quiet.title}>
        {texts.quiet.words}
      </Empty>
    </div>
  )
}
