import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CallerName, isWithheld } from '../../components/calls/caller-name.tsx'
import { ErrorBox } from '../../components/error-box.tsx'
import { LoadingRows } from '../../components/loading.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { isNotFound } from '../../data/api-error.ts'
import { groupedNumber } from '../../format/phone-number.ts'
import { call as texts } from '../../texts/en/call.ts'
import { common } from '../../texts/en/common.ts'
import { BackToList } from './back-to-list.tsx'
import { CallPage } from './call-page.tsx'
import { callQuery } from './data.ts'
import { ExportMenu } from './files/export-menu.tsx'
import { HeadLine } from './head-line.tsx'

const route = getRouteApi('/inside/calls/$callId')

/** One call, while it goes on or long afterwards. */
export function Page() {
  const { callId } = route.useParams()
  const query = useQuery(callQuery(callId))
  const head = query.data?.view.head
  return (
    <>
      <BackToList />
      <PageHeader
        title={head ? texts.title(nameOf(head)) : texts.untitled}
        heading={head && <CallerName from={head.from} name={head.caller?.name ?? null} />}
        lead={head && <HeadLine head={head} />}
        actions={head && <ExportMenu callId={callId} />}
      />
      {query.data ? (
        <CallPage key={callId} answer={query.data} />
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <LoadingRows />
      )}
    </>
  )
}

/** What is not there will not be there later. */
function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return isNotFound(error) ? <ErrorBox error={error} /> : <ErrorBox error={error} onRetry={onRetry} />
}

function nameOf({ from, caller }: { readonly from: string; readonly caller: { readonly name: string | null } | null }) {
  return caller?.name ?? (isWithheld(from) ? common.withheld : groupedNumber(from))
}
