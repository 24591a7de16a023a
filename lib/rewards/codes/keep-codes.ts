import { sealCode } from '@/lib/auth/sealed-code'
import type { ReadFile } from './read-code-file'

/** The codes of a file as they are kept for another try: sealed, like every code. */
export const keepCodes = (file: ReadFile): Buffer => sealCode(JSON.stringify(file))
