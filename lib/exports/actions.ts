'use server'
import { may } from '@/lib/gate/permissions'
import { staffAction } from '@/lib/gate/staff-action'
import { askExport } from './ask-export'
import { cancelExport } from './cancel-export'
import { askExportSchema, exportAgainSchema, exportRunSchema } from './schema'
import { tryExportAgain } from './try-export-again'

const rate = { name: 'export', max: 60, seconds: 600 }

export const askOrdersExportAction = staffAction('orders.read', askExportSchema, askExport('orders'), { rate })
export const askPayoutsExportAction = staffAction('payouts.read', askExportSchema, askExport('payouts'), { rate })
export const askJournalExportAction = staffAction('points.read', askExportSchema, askExport('points-journal'), { rate })
export const askShoppersExportAction = staffAction('shoppers.read', askExportSchema, askExport('shoppers'), { rate })
export const askLotsExportAction = staffAction('finance.read', askExportSchema, askExport('lots'), { rate })
export const askClaimsExportAction = staffAction('rewards.read', askExportSchema, askExport('claims'), { rate })
export const askClaimsToSendExportAction = staffAction('rewards.ship', askExportSchema, askExport('claims-to-send'), {
  rate,
})
export const askProductsExportAction = staffAction('catalog.read', askExportSchema, askExport('products'), { rate })
export const cancelExportAction = staffAction('exports.read', exportRunSchema, cancelExport)

const again = tryExportAgain((ctx, permission) => may(ctx.actor.staffRole, permission))
export const tryExportAgainAction = staffAction('exports.read', exportAgainSchema, again, { rate })
