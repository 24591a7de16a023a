import { describe, expect, test } from 'vitest'
import { readBytes } from './upload-route'

const upload = (chunks: number[], declared?: number) =>
  new Request('http://shop.test/upload', {
    method: 'POST',
    headers: declared === undefined ? {} : { 'content-length': String(declared) },
    body: new ReadableStream({
      start(controller) {
        for (const size of chunks) controller.enqueue(new Uint8Array(size))
        controller.close()
      },
    }),
    duplex: 'half',
  } as RequestInit)

describe('the bytes of an upload', () => {
  test('come in whole up to the limit', async () => {
    expect(await readBytes(upload([400, 600]), 1000)).toMatchObject({ ok: true, value: { length: 1000 } })
    expect(await readBytes(upload([]), 1000)).toMatchObject({ ok: true, value: { length: 0 } })
  })
  test('stop at the limit, by what is declared and by what comes', async () => {
    expect(await readBytes(upload([1], 1001), 1000)).toMatchObject({ refusal: 'body-too-large' })
    expect(await readBytes(upload([600, 600], 10), 1000)).toMatchObject({ refusal: 'body-too-large' })
  })
})
