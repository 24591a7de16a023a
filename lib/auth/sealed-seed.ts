import { createHash, randomBytes } from 'node:crypto'
import { openSealedCode, sealCode } from './sealed-code'

const SEED_BYTES = 32

/** A seed as the database has it, in hex: what commits to it, and the seed itself sealed under a key that the database lacks. */
export type SealedSeed = { commitment: string; sealed: string }

export const sealSeed = (seed: Uint8Array): SealedSeed => ({
  commitment: createHash('sha256').update(seed).digest('hex'),
  sealed: sealCode(Buffer.from(seed).toString('hex')).toString('hex'),
})

export const newSeed = (): Buffer => randomBytes(SEED_BYTES)

/** A client seed for whoever does not choose one. */
export const newClientSeed = (): string => randomBytes(12).toString('base64url')

/** The seed in hex; throws when it was sealed under another key or touched. */
export const openSeed = (sealed: Buffer): string => openSealedCode(sealed)
