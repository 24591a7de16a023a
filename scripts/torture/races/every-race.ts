import { checkoutRaces } from './checkout-races'
import { deskRaces } from './desk-races'
import { ledgerRaces } from './ledger-races'
import type { Race } from './race'

export const races: readonly Race[] = [...checkoutRaces, ...ledgerRaces, ...deskRaces]
