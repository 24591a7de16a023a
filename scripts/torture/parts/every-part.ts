import { crashes } from './crashes'
import { draws } from './draws'
import { faulty } from './faults'
import { kills } from './kills'
import { model, shop } from './model'
import { mutating } from './mutants'
import type { Part } from './part'
import { racing } from './races'
import { webhooks } from './webhooks'

export const parts: readonly Part[] = [crashes, kills, racing, webhooks, model, shop, draws, faulty, mutating]
