import { Document, Link, Page, StyleSheet, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { faceNames, registerFaces } from '#web/paper/faces.ts'
import { QrCode } from '#web/paper/qr-code.tsx'
import type { Papers, PrintedPaper } from './words.ts'

const millimetre = 72 / 25.4

const style = StyleSheet.create({
  page: { fontFamily: faceNames, color: '#1a2a20', padding: 18 * millimetre, fontSize: 14 },
  frame: { flexGrow: 1, border: '1pt solid #9aa79d', padding: 14 * millimetre, justifyContent: 'space-between' },
  middle: { textAlign: 'center' },
  heading: { fontSize: 20, fontWeight: 700 },
  name: { fontSize: 34, fontWeight: 700, lineHeight: 1.25, marginBottom: 10 },
  title: { fontSize: 20, fontWeight: 700, lineHeight: 1.25, marginTop: 10, marginBottom: 10 },
  foot: { justifyContent: 'space-between', alignItems: 'flex-end' },
  ask: { alignItems: 'center' },
  small: { fontSize: 9, lineHeight: 1.4 },
})

/** Begins with a letter of Arabic, Hebrew and their neighbours. */
const isFromRight = /^\P{L}*[\u0590-\u08ff]/u

let isReady = false

/** One A4 page lying for each, as a PDF; loaded only when somebody prints. */
export async function drawCertificates(papers: Papers): Promise<Buffer> {
  if (!isReady) registerFaces()
  isReady = true
  return renderToBuffer(
    <Document title={papers.heading} language={papers.language}>
      {papers.papers.map((paper) => (
        <OnePaper key={paper.number} paper={paper} papers={papers} />
      ))}
    </Document>,
  )
}

function OnePaper({ paper, papers }: { paper: PrintedPaper; papers: Papers }) {
  const isRight = papers.direction === 'rtl'
  const side = { direction: papers.direction, textAlign: isRight ? 'right' : 'left' } as const
  // A name or a title is read in the direction of its own letters, whatever the page's.
  const own = (text: string) => [
    style.middle,
    { direction: isFromRight.test(text) ? ('rtl' as const) : ('ltr' as const) },
  ]
  return (
    <Page size="A4" orientation="landscape" style={style.page}>
      <View style={style.frame}>
        <View>
          <View style={{ height: 5, backgroundColor: papers.accent, marginBottom: 14 }} />
          <Text style={[style.heading, style.middle, { direction: papers.direction, color: papers.accent }]}>
            {papers.heading}
          </Text>
        </View>
        <View>
          <Text style={[style.name, ...own(paper.name)]}>{paper.name}</Text>
          <Text style={[style.middle, { direction: papers.direction }]}>{paper.when}</Text>
          <Text style={[style.title, ...own(paper.title)]}>{paper.title}</Text>
          <Text style={own(paper.house)}>{paper.house}</Text>
        </View>
        <View style={[style.foot, { flexDirection: isRight ? 'row-reverse' : 'row' }]}>
          <Text style={[style.small, side]}>{papers.place}</Text>
          <View style={[style.ask, { flexDirection: isRight ? 'row-reverse' : 'row' }]}>
            <View style={{ marginHorizontal: 8 }}>
              <Text style={[style.small, side]}>{papers.ask}</Text>
              <Text style={[style.small, { textAlign: side.textAlign }]}>{paper.number}</Text>
            </View>
            {/* On a screen the code is tapped, for nobody points a telephone at itself. */}
            <Link src={paper.address}>
              <QrCode address={paper.address} size={22 * millimetre} />
            </Link>
          </View>
        </View>
      </View>
    </Page>
  )
}
