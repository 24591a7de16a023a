'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { askBacktest } from './ask-backtest'
import { cancelBacktest } from './cancel-backtest'
import { askBacktestSchema, backtestAgainSchema, backtestIdSchema, tryOrderSchema } from './schema'
import { tryBacktestAgain } from './try-backtest-again'
import { tryOrder } from './try-order'

const rate = { name: 'backtest', max: 60, seconds: 600 }

export const askBacktestAction = staffAction('points.write', askBacktestSchema, askBacktest, { rate })
export const cancelBacktestAction = staffAction('points.write', backtestIdSchema, cancelBacktest)
export const tryOrderAction = staffAction('points.write', tryOrderSchema, tryOrder)
export const tryBacktestAgainAction = staffAction('points.write', backtestAgainSchema, tryBacktestAgain, { rate })
