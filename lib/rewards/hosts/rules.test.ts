import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowedHost, isEverybodys, readHost, readOwnPath, readTarget } from './rules'

const list = [
  { host: 'jd.com', withSubdomains: true },
  { host: 'shop.taobao.com', withSubdomains: false },
  { host: 'xn--fiqs8s.xn--fiqs8s', withSubdomains: true },
]
const leadsTo = (text: string) => {
  const read = readTarget(text)
  return typeof read === 'string' || !isAllowedHost(read.host, list) ? null : read
}

describe('an address that leads out', () => {
  it.each([
    ['https://jd.com', 'https://jd.com/'],
    ['HTTPS://Mall.JD.com/Index-1.html?a=%20b&to=https%3A%2F%2Fevil.test#x', undefined],
    ['https://a.b.c.jd.com:443/x', 'https://a.b.c.jd.com/x'],
    ['https://shop.taobao.com/?next=//evil.test/@evil.test', undefined],
    ['https://中国.中国/买', 'https://xn--fiqs8s.xn--fiqs8s/%E4%B9%B0'],
    ['https://ｊｄ。ｃｏｍ/', 'https://jd.com/'],
  ])('%s is taken as it is', (text, href) => {
    const read = leadsTo(text)
    expect(read).not.toBeNull()
    if (href) expect(read?.href).toBe(href)
    else expect(read?.href.slice(read.href.indexOf('/', 8))).toBe(text.slice(text.indexOf('/', 8)))
  })

  it.each([
    ['http://jd.com/', 'target-not-https'],
    ['//jd.com/', 'target-not-https'],
    ['https:/jd.com/', 'target-not-https'],
    ['https:jd.com', 'target-not-https'],
    ['https:///jd.com/', 'target-not-https'],
    ['javascript:alert(1)//https://jd.com/', 'target-not-https'],
    ['data:text/html,https://jd.com', 'target-not-https'],
    ['weixin://dl/business/?t=jd.com', 'target-not-https'],
    ['jd.com', 'target-not-https'],
    ['', 'target-not-https'],
    ['https://jd.com@evil.test/', 'target-user'],
    ['https://jd.com:x@evil.test/', 'target-user'],
    ['https://@jd.com/', 'target-user'],
    ['https://jd.com:8443/', 'target-port'],
    ['https://jd.com:/', 'target-port'],
    ['https://jd.com:443:8443/', null],
    ['https://jd.com\\@evil.test/', 'target-malformed'],
    ['https:\\\\jd.com\\', 'target-malformed'],
    ['https://evil.test\t.jd.com/', 'target-malformed'],
    ['https://jd.com/\n', 'target-malformed'],
    ['\u0001https://jd.com/', 'target-malformed'],
    ['https://jd\u00AD.com/', 'target-malformed'],
    ['https://evil.test\u200B.jd.com/', 'target-malformed'],
    ['https://jd.com\u202E/', 'target-malformed'],
    ['https://evil.test%2F.jd.com/', 'target-host'],
    ['https://%6Ad.com/', 'target-host'],
    ['https://jd.com./', 'target-host'],
    ['https://.jd.com/', 'target-host'],
    ['https://jd..com/', 'target-host'],
    ['https://-a.jd.com/', 'target-host'],
    ['https://a_b.jd.com/', 'target-host'],
    ['https://localhost/', 'target-host'],
    ['https://127.0.0.1/', 'target-host'],
    ['https://2130706433/', 'target-host'],
    ['https://0x7f.1/', 'target-host'],
    ['https://[::1]/', 'target-port'],
    [`https://jd.com/${'a'.repeat(1_000)}`, 'target-long'],
  ])('%j is refused', (text, problem) => {
    const read = readTarget(text)
    if (problem) expect(read).toBe(problem)
    expect(leadsTo(text)).toBeNull()
  })

  it.each([
    'https://evil.test/jd.com',
    'https://evil.test?jd.com',
    'https://evil.test#jd.com',
    'https://jd.com.evil.test/',
    'https://evil-jd.com/',
    'https://notjd.com/',
    'https://a.shop.taobao.com/',
    'https://taobao.com/',
    // Cyrillic letters that look like ours
    'https://jd.соm/',
    'https://ϳd.com/',
  ])('%s is nobody’s on the list', (text) => {
    expect(leadsTo(text)).toBeNull()
  })

  const spice = fc.constantFrom(
    ...'@:/\\?#%.[]&= \t\n\r\0'.split(''),
    '。',
    '．',
    '／',
    '＠',
    '\u00AD',
    '\u200B',
    '\u2028',
    '\uFEFF',
    '%2f',
    '%00',
    '%40',
    '..',
    '//',
    'xn--',
    '443',
    ':443',
    'evil.test',
    'jd.com',
    '.jd.com',
    'https://',
    'http:',
    'javascript:',
    '127.1',
    '中国',
  )
  const text = fc.array(fc.oneof(spice, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join(''))
  const hostile = fc.oneof(
    text,
    text.map((one) => `https://${one}`),
    text.map((one) => `https://jd.com${one}`),
    text.map((one) => `https://${one}jd.com/`),
    fc.webUrl({ validSchemes: ['https', 'http'], withQueryParameters: true, withFragments: true }),
  )

  it('whatever is written: what is taken leads to a listed house, over https, without a name or a port', () => {
    let taken = 0
    fc.assert(
      fc.property(hostile, (one) => {
        const read = leadsTo(one)
        if (read === null) return
        taken += 1
        const url = new URL(read.href)
        expect([url.protocol, url.username, url.password, url.port]).toEqual(['https:', '', '', ''])
        const { hostname } = url
        expect(
          hostname === 'jd.com' ||
            hostname.endsWith('.jd.com') ||
            hostname === 'shop.taobao.com' ||
            hostname.endsWith('xn--fiqs8s.xn--fiqs8s'),
        ).toBe(true)
        // read again, it is the same: nothing in it is left to be turned round
        expect(readTarget(read.href)).toEqual(read)
        expect(new URL(one).hostname).toBe(hostname)
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(500)
  })
})

describe('a host for the list', () => {
  it.each([
    ['Mall.JD.com', 'mall.jd.com'],
    ['中国.中国', 'xn--fiqs8s.xn--fiqs8s'],
    ['https://jd.com', null],
    ['jd.com/', null],
    ['*.jd.com', null],
    ['com', null],
    ['1.2.3.4', null],
    ['jd.com:443', null],
    ['a@jd.com', null],
    [`${'a.'.repeat(130)}com`, null],
  ])('%s is read as %s', (text, host) => expect(readHost(text)).toBe(host))

  it('under which anybody may have a name is known', () => {
    expect(['com.cn', 'github.io', 'jd.com'].map(isEverybodys)).toEqual([true, true, false])
  })
})

describe('a path of our own', () => {
  it.each(['/', '/products/laptop?x=1#y', '/rewards', '/搜'])('%s is one', (text) => {
    expect(readOwnPath(text)).not.toBeNull()
  })
  it.each([
    '',
    'products',
    '//evil.test',
    '/\\evil.test',
    '/..//evil.test',
    '/./\t/evil',
    '/api/me',
    '/x/../api/me',
    'https://evil.test',
    'javascript:alert(1)',
  ])('%j is none', (text) => expect(readOwnPath(text)).toBeNull())
  it('never leaves the shop', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/', '\\', '.', '..', '@', ':', 'evil.test', '%2f', 'api', '?', '#', 'a')),
        (parts) => {
          const read = readOwnPath(`/${parts.join('')}`)
          if (read === null) return
          const url = new URL(read, 'https://shop.test')
          expect(url.origin).toBe('https://shop.test')
          expect(url.pathname).not.toMatch(/^\/(\/|api(\/|$))/)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
