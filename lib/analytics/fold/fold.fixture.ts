import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'

/** Folds so much of what there is as a test wants: everything, without the pause of a seal. */
export async function foldNow(most = 1_000_000, at: Date | null = null): Promise<void> {
  for (;;) {
    const found = await row<{ step: { isDone: boolean } }>(
      'select figures_fold((select max(id) from posting), $1, $2) as step',
      [most, at],
      db(),
    )
    if (!found || found.step.isDone) return
  }
}
