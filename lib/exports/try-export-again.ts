import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Permission } from '@/lib/gate/permissions'
import { type Result, refuse } from '@/lib/kernel/result'
import { askExport } from './ask-export'
import type { ExportRefusal } from './errors'
import { exportKinds } from './kinds/queries'
import { exportNames } from './kinds/rules'
import { askExportSchema, type exportAgainSchema } from './schema'
import { findAsked } from './store'

/** The same table by the same filter once more, for whoever may see what is in it; the file is theirs alone. */
export const tryExportAgain =
  (holds: (ctx: StaffContext, permission: Permission) => boolean) =>
  async (
    ctx: StaffContext,
    { id, requestId }: z.output<typeof exportAgainSchema>,
  ): Promise<Result<{ id: string }, ExportRefusal | 'not-allowed'>> => {
    const found = await findAsked(ctx.on, id)
    const name = exportNames.find((known) => known === found?.export)
    if (!found || !name) return refuse('run-not-again')
    if (!holds(ctx, exportKinds[name].permission)) return refuse('not-allowed')
    const asked = askExportSchema.parse({ requestId, format: found.format, filter: found.asked })
    return askExport(name)(ctx, asked)
  }
