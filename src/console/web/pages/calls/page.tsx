import { Switch } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { IconPhoneIncoming, IconSearchOff } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { calls as texts } from '../../texts/en/calls.ts'
import classes from './calls.module.css'
import { callsQuery, countQuery } from './data.ts'
import { CallFilters } from './filters/filter-bar.tsx'
import { CallList } from './list/call-list.tsx'
import { MoreCalls } from './list/more-calls.tsx'
import type { CallsSearch } from './search.ts'
import { useListKeys } from './use-list-keys.ts'
import { useReturn } from './use-return.ts'

const route = getRouteApi('/inside/calls')

/** Who points with something finer than a thumb has keys, most likely. */
const withKeyboard = '(hover: hover) and (min-width: 48em)'

/** Every call that there was, searched and filtered. */
export function Page() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...callsQuery(search), placeholderData: keepPreviousData })
  const [hasLetters, setHasLetters] = useLocalStorage({ key: 'frontdesk-single-keys', defaultValue: true })
  const hasKeyboard = useMediaQuery(withKeyboard, undefined, { getInitialValueInEffect: false }) ?? false
  const list = useRef<HTMLDivElement>(null)
  const filters = useRef<HTMLDivElement>(null)
  useListKeys({ list, search: filters, hasLetters: hasLetters && hasKeyboard })
  const last = useReturn(list)

  function change(part: CallsSearch, how: 'typed' | 'chosen'): void {
    const next = (before: CallsSearch) => ({ ...before, ...part })
    void navigate({ search: next, replace: how === 'typed', resetScroll: false })
  }

  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={<Count search={search} />} />
      <div ref={filters}>
        <CallFilters search={search} onChange={change} onClear={() => void navigate({ search: {} })} />
      </div>
      <div ref={list} data-waiting={query.isPlaceholderData} className={classes.list}>
        <Panel flush>
          <QueryView query={query}>
            {({ pages }) => {
              const calls = pages.flatMap((page) => page.calls)
              if (calls.length === 0)
                return <Nothing isFiltered={Object.values(search).some((filter) => filter !== undefined)} />
              return (
                <>
                  <CallList calls={calls} search={search.q ?? ''} caption={texts.caption} isOfAll last={last} />
                  <MoreCalls query={query} count={calls.length} />
                </>
              )
            }}
          </QueryView>
        </Panel>
      </div>
      {hasKeyboard && <Keys isOn={hasLetters} onSwitch={setHasLetters} />}
    </>
  )
}

/** What single keys do, and a way to do without: who speaks to the computer would press them by accident. */
function Keys({ isOn, onSwitch }: { readonly isOn: boolean; readonly onSwitch: (on: boolean) => void }) {
  const { move, open, find, label } = texts.keys
  return (
    <div className={classes.keys}>
      <Switch
        size="xs"
        label={label}
        checked={isOn}
        onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
      />
      <p>
        <kbd>j</kbd> <kbd>k</kbd> {move}
      </p>
      <p>
        <kbd>Enter</kbd> {open}
      </p>
      <p>
        <kbd>/</kbd> {find}
      </p>
    </div>
  )
}

/** How many calls fit; what it was before stays until that is known. */
function Count({ search }: { readonly search: CallsSearch }) {
  const { data } = useQuery({ ...countQuery(search), placeholderData: keepPreviousData })
  return (
    <p role="status" className={classes.count}>
      {data && texts.count(data.count, data.isMore)}
    </p>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { title, words, filtered, filteredWords } = texts.empty
  return (
    <Empty icon={isFiltered ? IconSearchOff : IconPhoneIncoming} title={isFiltered ? filtered : title}>
      {isFiltered ? filteredWords : words}
    </Empty>
  )
}
