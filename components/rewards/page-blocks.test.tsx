import fc from 'fast-check'
import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { PageBlock } from '@/lib/rewards/page/rules'
import rewards from '@/messages/zh-CN/rewards.json'
import { PageBlocks } from './page-blocks'

const draw = (blocks: PageBlock[], hosts: string[] = []) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ rewards }}>
      <PageBlocks blocks={blocks} language="zh" hosts={hosts} />
    </NextIntlClientProvider>,
  )
const text = (zh: string): PageBlock => ({ type: 'text', zh, en: '', file: null, to: '' })
const button = (to: string): PageBlock => ({
  type: 'button',
  zh: '<img src=x onerror=alert(1)>',
  en: '',
  file: null,
  to,
})

it('text is text, whatever is written', () => {
  const sign = fc.constantFrom(
    '<script>',
    '</p>',
    '<img onerror=x>',
    '&lt;',
    '"',
    "'",
    '**',
    '## ',
    '- ',
    '\n',
    'javascript:',
    '字',
  )
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (parts) => {
      const tags = [...draw([text(parts.join(''))]).matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name]) => name)
      expect(
        tags.filter((name) => !['div', 'p', 'span', 'br', 'ul', 'li', 'h2', 'strong'].includes(name ?? '')),
      ).toEqual([])
    }),
  )
})

it('a button that can’t be read, or leads to a host that is not listed, is no link', () => {
  for (const to of ['javascript:alert(1)', '//evil.test', 'https://jd.com@evil.test', 'https://evil.test/', ''])
    expect(draw([button(to)], ['jd.com'])).not.toContain('href')
  const good = draw([button('https://jd.com/x')], ['jd.com'])
  expect(good).toContain('href="https://jd.com/x"')
  expect(good).toContain('rel="noreferrer noopener nofollow external"')
  expect(good).not.toContain('<img')
})
