import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Asked } from './request'

/** Stops reading at the limit, whatever length was declared: bytes are counted, not letters. */
export async function readBytes(
  request: Pick<Asked, 'headers' | 'body'>,
  most: number,
): Promise<Result<Buffer, 'body-too-large'>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return refuse('body-too-large')
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.length
    if (length > most) return refuse('body-too-large')
    parts.push(part)
  }
  return ok(Buffer.concat(parts, length))
}

/** The body as text, unless it is longer than anything we ask for. */
export async function readBody(
  request: Pick<Asked, 'headers' | 'body'>,
  most: number,
): Promise<Result<string, 'body-too-large'>> {
  const bytes = await readBytes(request, most)
  return bytes.ok ? ok(bytes.value.toString('utf8')) : bytes
}
