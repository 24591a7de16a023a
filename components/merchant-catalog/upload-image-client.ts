'use client'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'

export type UploadedImage = { file: string; width: number; height: number }

/** Sends one picture to where its kind is kept; null when no answer came. */
export async function uploadImage(
  file: File,
  addressOf: (name: string) => string = paths.api.productImages,
): Promise<Result<UploadedImage> | null> {
  try {
    const name = file.name.replace(/\.[^.]*$/, '')
    const response = await fetch(addressOf(name), {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
    })
    // our own route answers a Result for every outcome
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await response.json()) as Result<UploadedImage>
  } catch {
    return null
  }
}
