/** What somebody sets going and waits for. Each is a table and verbs of its own; `runs_told` (SQL) reads them as one list. */
export const runKinds = ['catalog-import', 'history-import', 'codes', 'backtest', 'simulation', 'export'] as const
export type RunKind = (typeof runKinds)[number]

export const runStates = ['waiting', 'running', 'done', 'refused', 'failed', 'lost', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

/** How the list is narrowed: what is under way, what came to nothing, what is done, what was called off. */
export const stateGroups = {
  open: ['waiting', 'running'],
  trouble: ['refused', 'failed', 'lost'],
  done: ['done'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly RunState[]>
export type StateGroup = keyof typeof stateGroups

/** Whoever may set a run of this kind going may call it off and try it again; of exports each table asks for its own. */
export const runPermission = {
  'catalog-import': 'catalog.write',
  'history-import': 'points.write',
  codes: 'rewards.codes',
  backtest: 'points.write',
  simulation: 'campaigns.write',
} as const satisfies Record<Exclude<RunKind, 'export'>, string>

export type DeskRun = {
  kind: RunKind
  id: string
  /** of a kind: which table, whether a file is only looked at */
  part: string | null
  title: string | null
  titleEn: string | null
  /** the campaign or the pool that it is of */
  place: string | null
  actorName: string | null
  isMine: boolean
  /** milliseconds: the list is read again and again by the browser */
  askedAt: number
  finishedAt: number | null
  state: RunState
  done: number
  total: number
  problem: string | null
  problems: number | null
  mayCancel: boolean
  mayRetry: boolean
  /** what came of it can be looked at */
  hasResult: boolean
}

export type DeskRuns = { runs: DeskRun[]; count: number; pages: number; open: number; now: number }

export const RUNS_A_PAGE = 20

export const isOpen = ({ state }: Pick<DeskRun, 'state'>): boolean => state === 'waiting' || state === 'running'

/** How much longer, going on as it went until now; null while nobody can tell. */
export function secondsLeft({ askedAt, done, total, state }: DeskRun, now: number): number | null {
  const passed = (now - askedAt) / 1000
  if (state !== 'running' || done <= 0 || total <= done || passed < 2) return null
  return Math.ceil((passed * (total - done)) / done)
}
