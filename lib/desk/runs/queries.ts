import { row, rows } from '@/lib/db/sql'
import { exportKinds } from '@/lib/exports/kinds/queries'
import { exportNames } from '@/lib/exports/kinds/rules'
import type { StaffContext } from '@/lib/gate/context'
import type { Permission } from '@/lib/gate/permissions'
import {
  type DeskRun,
  type DeskRuns,
  isOpen,
  RUNS_A_PAGE,
  type RunKind,
  runKinds,
  runPermission,
  stateGroups,
} from './rules'
import type { RunFilter } from './schema'

type Reader = Pick<StaffContext, 'actor' | 'at' | 'on'>
type Holds = (permission: Permission) => boolean

/** Whose runs somebody sees: everybody's for who reads the settings; else of what they may set going themselves. */
function seenBy(holds: Holds): { kinds: readonly RunKind[]; exports: readonly string[] } {
  if (holds('settings.read')) return { kinds: runKinds, exports: exportNames }
  return { kinds: runKinds.filter((kind) => kind === 'export' || holds(runPermission[kind])), exports: tablesOf(holds) }
}

const tablesOf = (holds: Holds) => exportNames.filter((name) => holds(exportKinds[name].permission))

type Told = Omit<DeskRun, 'mayCancel' | 'mayRetry' | 'hasResult'> & { again: boolean; kept: boolean }

/** What people set going, the newest first, as far as this reader may see it. */
export async function listRuns(ctx: Reader, { kind, state, page }: RunFilter, holds: Holds): Promise<DeskRuns> {
  const { kinds, exports } = seenBy(holds)
  const values = [ctx.at, kind ? kinds.filter((one) => one === kind) : kinds, exports]
  const found = await rows<Told & { count: number }>(
    `select r.kind, r.id, r.part, r.title, r.title_en as "titleEn", r.place, coalesce(nullif(a.name, ''), a.email) as "actorName",
       coalesce(r.actor_id = $4, false) as "isMine", (extract(epoch from r.asked_at) * 1000)::int8 as "askedAt",
       (extract(epoch from r.finished_at) * 1000)::int8 as "finishedAt", r.state, r.done, r.total, r.problem, r.problems, r.again, r.kept,
       count(*) over () as count
     from runs_told($1) r left join account a on a.id = r.actor_id
     where r.kind = any($2) and (r.kind <> 'export' or r.part = any($3)) and ($5::text[] is null or r.state = any($5))
     order by r.asked_at desc, r.id desc limit ${RUNS_A_PAGE} offset ${RUNS_A_PAGE} * ($6::int - 1)`,
    [...values, ctx.actor.id, state && stateGroups[state], page],
    ctx.on,
  )
  const open = await row<{ open: number; now: number }>(
    `select (select count(*) from runs_told($1) r where r.kind = any($2) and (r.kind <> 'export' or r.part = any($3)) and r.state in ('waiting', 'running')) as open,
       (extract(epoch from coalesce($1::timestamptz, now())) * 1000)::int8 as now`,
    values,
    ctx.on,
  )
  const runs = found.map(({ count: _all, ...told }) => deskRun(told, holds))
  const count = found[0]?.count ?? 0
  return { runs, count, pages: Math.ceil(count / RUNS_A_PAGE), open: open?.open ?? 0, now: open?.now ?? 0 }
}

function deskRun({ again, kept, ...run }: Told, holds: Holds): DeskRun {
  const may = run.kind === 'export' ? tablesOf(holds).some((name) => name === run.part) : holds(runPermission[run.kind])
  // a file is of whoever asked for it
  const isTheirs = run.kind !== 'export' || run.isMine
  const isStarted = run.kind === 'backtest' || run.kind === 'simulation' || run.kind === 'export'
  return {
    ...run,
    mayCancel: may && isTheirs && isOpen(run),
    mayRetry: may && again,
    hasResult: may && isTheirs && kept && (run.state === 'done' || (!isStarted && run.state === 'refused')),
  }
}
