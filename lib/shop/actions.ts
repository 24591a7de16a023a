'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { checkBooks } from './queries'
import { checkBooksSchema } from './schema'

export const checkBooksAction = staffAction('settings.read', checkBooksSchema, checkBooks)
