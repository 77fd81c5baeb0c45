import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '../../components/page-header.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { phone as texts } from '../../texts/en/phone.ts'
import { phoneQuery } from './data.ts'
import { Telephone } from './telephone.tsx'

/** A telephone in the browser, on which people call their assistant by way of trial. */
export function Page() {
  const query = useQuery(phoneQuery)
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <QueryView query={query}>{(overview) => <Telephone overview={overview} />}</QueryView>
    </>
  )
}
