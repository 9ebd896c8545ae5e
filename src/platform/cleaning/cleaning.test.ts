import * as fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { cleanHtml, hasMarkup } from './clean-html.ts'
import { plainText } from './plain-text.ts'

/** What reached pages of others: each must come out without anything a browser would run or load. */
const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"//',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext></p><img src=x onerror=alert(1)></mtext></math>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="position:fixed" target=_top>x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<p onmouseover="alert(1)" class="x" id="login">x</p>',
  '<style>@import url(//evil.example/x.css)</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<base href="//evil.example/">',
  '<form action="//evil.example"><input name=password><button formaction="javascript:alert(1)">',
  '<details open ontoggle=alert(1)>',
  '<object data="javascript:alert(1)"><embed src="//evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<p><a href="https://x.example/"><img src=x onerror=alert(1)></a>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  '<marquee onstart=alert(1)>x</marquee>',
  '<video><source onerror="alert(1)"></video>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<title><a href="</title><img src=x onerror=alert(1)>">',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<b/onclick=alert(1)>x</b>',
  '<a\nhref\n=\n"https://ok.example/\u202e">x</a>',
]

const permitted = new Set(['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a'])

/** Reads the cleaned HTML with a parser and looks at every tag and attribute left. */
function dangersOf(html: string): string[] {
  const dangers: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!permitted.has(name)) dangers.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        const isLink = name === 'a' && attribute === 'href' && /^(?:https?:\/\/|mailto:)/i.test(value)
        const isRel = name === 'a' && attribute === 'rel' && value === 'nofollow noopener ugc'
        if (!isLink && !isRel) dangers.push(`${attribute}=${value}`)
      }
    },
    oncomment: (text) => dangers.push(`<!--${text}`),
    onprocessinginstruction: (name) => dangers.push(`<${name}`),
  })
  parser.end(html)
  return dangers
}

test.each(attacks)('nothing dangerous is left of %s', (attack) => {
  expect(dangersOf(cleanHtml(attack))).toEqual([])
  expect(dangersOf(cleanHtml(`<p>before ${attack} after`))).toEqual([])
  expect(dangersOf(cleanHtml(cleanHtml(attack)))).toEqual([])
})

test.each(attacks)('a list after %s in a paragraph ends the paragraph, and stays so', (attack) => {
  const clean = cleanHtml(`<p>${attack}<ul><li>`)
  expect(cleanHtml(clean)).toBe(clean)
})

test('nor of any pieces of attacks put together, and cleaning twice changes nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(...attacks),
    fc.constantFrom('<p>', '</p>', '<ul><li>', '<a href="', '">', "'", '&amp;', '<', '>', 'x'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const clean = cleanHtml(pieces.join(''))
      expect(dangersOf(clean)).toEqual([])
      expect(cleanHtml(clean)).toBe(clean)
    }),
    { numRuns: 500 },
  )
})

describe('what people wrote stays', () => {
  test.each([
    ['<p>One <b>two</b> <i>three</i></p>', '<p>One <strong>two</strong> <em>three</em></p>'],
    ['<h3>Title</h3><ul><li>a</li></ul>', '<p>Title</p><ul><li>a</li></ul>'],
    ['<a href="mailto:a@b.example">write</a>', '<a href="mailto:a@b.example" rel="nofollow noopener ugc">write</a>'],
    ['<a name="x">plain</a>', 'plain'],
    ['<p>&nbsp;</p>text', 'text'],
    ['3 < 5 & 7', '3 &lt; 5 &amp; 7'],
    ['<span style="x">Kinder</span> & Eltern', 'Kinder &amp; Eltern'],
  ])('%s', (html, expected) => {
    expect(cleanHtml(html)).toBe(expected)
  })

  test.each([
    ['<p>One</p><p>Two<br>three</p>', 'One\n\nTwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['Caf&eacute; &amp; m&#225;s&nbsp;cosas', 'Café & más cosas'],
    ['ni&amp;ntilde;os', 'niños'],
    ['x<script>alert(1)</script>y', 'xy'],
    ['3 < 5 & 7', '3 < 5 & 7'],
    ['a\r\n\r\n\r\n\r\nb \n c', 'a\n\nb\nc'],
    ['up\u202edown\u0007', 'updown'],
  ])('as plain text: %s', (html, expected) => {
    expect(plainText(html)).toBe(expected)
  })

  test.each([
    ['ages < 5 & > 3', false],
    ['R&D; x', false],
    ['<b>x', true],
    ['caf&eacute;', true],
  ])('is there markup in "%s"? %s', (text, expected) => {
    expect(hasMarkup(text)).toBe(expected)
  })
})

test('a text of ten megabytes of open tags is cut and cleaned within a second', () => {
  const started = process.cpuUsage()
  expect(dangersOf(cleanHtml('<p><b>'.repeat(1_700_000)))).toEqual([])
  plainText('<div>'.repeat(2_000_000))
  expect(process.cpuUsage(started).user).toBeLessThan(1_500_000)
})
