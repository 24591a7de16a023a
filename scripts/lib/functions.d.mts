import type { Client } from 'pg'

export type FunctionFile = { name: string; sql: string }

export function functionNames(sql: string): string[]
export function listFunctions(): FunctionFile[]
export function functionsHash(files?: FunctionFile[]): string
export function applyFunctions(db: Client, options?: { files?: FunctionFile[]; formerly?: string[] }): Promise<boolean>
