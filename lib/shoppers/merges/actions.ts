'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { findMergeCandidate } from './find-merge-candidate'
import { mergeAccounts } from './merge-accounts'
import { findMergeCandidateSchema, mergeAccountsSchema, unmergeAccountsSchema } from './schema'
import { unmergeAccounts } from './unmerge-accounts'

export const findMergeCandidateAction = staffAction('shoppers.merge', findMergeCandidateSchema, findMergeCandidate)
export const mergeAccountsAction = staffAction('shoppers.merge', mergeAccountsSchema, mergeAccounts)
export const unmergeAccountsAction = staffAction('shoppers.merge', unmergeAccountsSchema, unmergeAccounts)
