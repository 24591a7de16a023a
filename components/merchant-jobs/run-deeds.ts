import { cancelBacktestAction, tryBacktestAgainAction } from '@/lib/backtest/actions'
import { cancelSimulationAction, trySimulationAgainAction } from '@/lib/campaigns/simulation/actions'
import { cancelImportAction } from '@/lib/catalog/actions'
import type { DeskRun, RunKind } from '@/lib/desk/runs/rules'
import { cancelExportAction, tryExportAgainAction } from '@/lib/exports/actions'
import { cancelHistoryImportAction } from '@/lib/history/actions'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { cancelCodeRunAction } from '@/lib/rewards/codes/actions'

type Asked = Promise<Result<unknown>>

/** Each kind is called off by its own verb. */
export const cancels: Readonly<Record<RunKind, (id: string) => Promise<Result<{ state: string }>>>> = {
  'catalog-import': (id) => cancelImportAction({ id }),
  'history-import': (runId) => cancelHistoryImportAction({ runId }),
  codes: (id) => cancelCodeRunAction({ id }),
  backtest: (id) => cancelBacktestAction({ id }),
  simulation: (run) => cancelSimulationAction({ run }),
  export: (id) => cancelExportAction({ id }),
}

// what the shop itself reads goes on behind the answer of its own door
const again = async (address: string): Asked =>
  (await fetch(address, { method: 'POST' })).json() as Promise<Result<unknown>>

/** And tried again by its own. */
export const retries: Readonly<Record<RunKind, (id: string, request: string) => Asked>> = {
  'catalog-import': (id, request) => again(paths.api.catalogImport({ again: id, request })),
  'history-import': (id, request) => again(paths.api.historyImport({ again: id, request })),
  codes: (id, request) => again(paths.api.codes({ again: id, request })),
  backtest: (id, requestId) => tryBacktestAgainAction({ id, requestId }),
  simulation: (run) => trySimulationAgainAction({ run }),
  export: (id, requestId) => tryExportAgainAction({ id, requestId }),
}

/** Where what came of it is looked at; a file is fetched. */
export function resultOf({ kind, id, place }: DeskRun): string {
  const { merchant } = paths
  const places: Record<RunKind, () => string> = {
    'catalog-import': () => merchant.catalogImport(id),
    'history-import': () => merchant.history(id),
    codes: () => merchant.codes(),
    backtest: () => merchant.backtest(id),
    simulation: () => merchant.editCampaign(place ?? '', { step: 'check' }),
    export: () => paths.api.exportRun(id, '1'),
  }
  return places[kind]()
}
