import { LoadingRows } from '../components/loading.tsx'

/** While the script of a page is on its way, if that takes longer than a moment. */
export function PagePending() {
  return <LoadingRows rows={5} />
}
