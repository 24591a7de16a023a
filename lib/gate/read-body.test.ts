import { describe, expect, test } from 'vitest'
import { readBody, readBytes } from './read-body'

const coming = (chunks: Uint8Array[], declared?: number) =>
  new Request('http://shop.test/upload', {
    method: 'POST',
    headers: declared === undefined ? {} : { 'content-length': String(declared) },
    body: new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk)
        controller.close()
      },
    }),
    duplex: 'half',
  } as RequestInit)
const upload = (sizes: number[], declared?: number) =>
  coming(
    sizes.map((size) => new Uint8Array(size)),
    declared,
  )

describe('the bytes of a body', () => {
  test('come in whole up to the limit', async () => {
    expect(await readBytes(upload([400, 600]), 1000)).toMatchObject({ ok: true, value: { length: 1000 } })
    expect(await readBytes(upload([]), 1000)).toMatchObject({ ok: true, value: { length: 0 } })
  })
  test('stop at the limit, by what is declared and by what comes', async () => {
    expect(await readBytes(upload([1], 1001), 1000)).toMatchObject({ refusal: 'body-too-large' })
    expect(await readBytes(upload([600, 600], 10), 1000)).toMatchObject({ refusal: 'body-too-large' })
  })
})

describe('the text of a body', () => {
  const words = Buffer.from('回头客')
  test('is whole where a letter is cut between two chunks', async () => {
    expect(await readBody(coming([words.subarray(0, 4), words.subarray(4)]), 9)).toEqual({ ok: true, value: '回头客' })
  })
  test('is measured in bytes: three letters of Chinese are nine', async () => {
    expect(await readBody(coming([words]), 8)).toMatchObject({ refusal: 'body-too-large' })
  })
})
