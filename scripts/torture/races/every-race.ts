import { checkoutRaces } from './checkout-races'
import { deskRaces } from './desk-races'
import { ledgerRaces } from './ledger-races'
import { personRaces } from './person-races'
import type { Race } from './race'

export const races: readonly Race[] = [...checkoutRaces, ...ledgerRaces, ...deskRaces, ...personRaces]
