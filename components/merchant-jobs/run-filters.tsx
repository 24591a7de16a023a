import { getTranslations } from 'next-intl/server'
import { chipStyle } from '@/components/ui/chip-style'
import { type RunKind, runKinds, type StateGroup, stateGroups } from '@/lib/desk/runs/rules'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type Asked = { kind: RunKind | null; state: StateGroup | null }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const states = Object.keys(stateGroups) as StateGroup[]

/** What part of the list is shown: of one kind, in one state. Both stand in the address. */
export async function RunFilters({ asked }: { asked: Asked }) {
  const t = await getTranslations('jobs.runs')
  const chip = (label: string, to: Asked, isHere: boolean) => (
    <Link
      key={label}
      href={paths.merchant.jobs(to)}
      prefetch={false}
      aria-current={isHere ? 'true' : undefined}
      className={chipStyle()}
    >
      {label}
    </Link>
  )
  return (
    <div className="mb-4 grid gap-2">
      <nav aria-label={t('filters.state')} className="flex flex-wrap gap-2">
        {chip(t('filters.any'), { ...asked, state: null }, asked.state === null)}
        {states.map((state) => chip(t(`filters.${state}`), { ...asked, state }, asked.state === state))}
      </nav>
      <nav aria-label={t('filters.kind')} className="flex flex-wrap gap-2">
        {chip(t('filters.anyKind'), { ...asked, kind: null }, asked.kind === null)}
        {runKinds.map((kind) => chip(t(`kinds.${kind}`), { ...asked, kind }, asked.kind === kind))}
      </nav>
    </div>
  )
}
