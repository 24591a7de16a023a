import { writeFileSync } from 'node:fs'
import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawPoster, posterSize } from './draw-poster'

const words = {
  shop: '回头客',
  from: '王** 邀请你一起逛',
  title: '请好友来逛逛，三位好友得六百积分',
  text: '首单照常积分，价格一分不加。',
  scan: '长按或扫码打开',
  note: '邀请码 2ABCDEF',
}

test.each([
  'https://shop.example/i/2ABCDEF',
  'http://127.0.0.1:3000/i/7ZZZZZZ',
  `https://a-rather-long-name-of-a-shop.example.com/${'x'.repeat(40)}/i/2ABCDEF`,
])('scans back to %s', async (link) => {
  const png = await drawPoster({ ...words, link })
  if (process.env.KEEP_POSTER) writeFileSync(process.env.KEEP_POSTER, png)
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject(posterSize)
  expect(decodeQR({ ...info, data })).toBe(link)
  // small enough to hand on
  expect(png.length).toBeLessThan(120_000)
})

test('words are drawn, Chinese and English', async () => {
  const dark = async (title: string) => {
    const { data } = await sharp(await drawPoster({ ...words, title, link: 'x' }))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return data.subarray(750 * 270, 750 * 420).filter((value) => value < 100).length
  }
  const none = await dark('')
  expect(await dark('请好友来逛逛')).toBeGreaterThan(none + 5_000)
  expect(await dark('Bring a friend')).toBeGreaterThan(none + 3_000)
})
