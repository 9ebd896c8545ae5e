import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { layOutSheet } from '../rules/lay-out-sheet.ts'
import type { Entry, Programme } from '../words.ts'
import { faceNames } from '#web/paper/faces.ts'
import { QrCode } from '#web/paper/qr-code.tsx'

const millimetre = 72 / 25.4

const style = StyleSheet.create({
  sheet: { flexDirection: 'row', fontFamily: faceNames, fontSize: 9, color: '#1a2a20' },
  panel: { width: 210 * millimetre, height: 297 * millimetre, padding: 14 * millimetre },
  cover: { flexGrow: 1, justifyContent: 'space-between' },
  title: { fontSize: 40, fontWeight: 700, lineHeight: 1.1 },
  days: { fontSize: 16, marginTop: 12 },
  purpose: { fontSize: 14, lineHeight: 1.4 },
  columns: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' },
  entry: {
    width: '48.5%',
    height: 31 * millimetre,
    flexDirection: 'row',
    borderTop: '0.5pt solid #9aa79d',
    paddingTop: 6,
  },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  when: { fontWeight: 700, fontSize: 9 },
  what: { fontWeight: 700, fontSize: 11, lineHeight: 1.15, marginVertical: 2, maxLines: 2, textOverflow: 'ellipsis' },
  line: { fontSize: 8.5, lineHeight: 1.25, maxLines: 2, textOverflow: 'ellipsis' },
  foot: { fontSize: 11, lineHeight: 1.4 },
})

const code = 24 * millimetre
const largeCode = 45 * millimetre

/** One A3 sheet, both sides, folded once to A4. */
export function Sheet({ programme }: { programme: Programme }) {
  const [, second = [], third = [], fourth = []] = programme.panels
  const panels = [
    <Cover key="1" programme={programme} />,
    <Panel key="2" programme={programme} entries={second} />,
    <Panel key="3" programme={programme} entries={third} />,
    <LastPanel key="4" programme={programme} entries={fourth} />,
  ] as const
  const { outside, inside } = layOutSheet(panels, programme.direction)
  return (
    <Document title={programme.title} language={programme.language}>
      <Page size="A3" orientation="landscape" style={style.sheet}>
        {outside}
      </Page>
      <Page size="A3" orientation="landscape" style={style.sheet}>
        {inside}
      </Page>
    </Document>
  )
}

interface PanelProps {
  readonly programme: Programme
  readonly entries: readonly Entry[]
}

const aligned = ({ direction }: Programme) =>
  ({ direction, textAlign: direction === 'rtl' ? 'right' : 'left' }) as const

function Cover({ programme }: { programme: Programme }) {
  const side = aligned(programme)
  return (
    <View style={style.panel}>
      <View style={{ height: 6, backgroundColor: programme.accent, marginBottom: 24 }} />
      <View style={style.cover}>
        <View>
          <Text style={[style.title, side]}>{programme.title}</Text>
          <Text style={[style.days, side]}>{programme.days}</Text>
        </View>
        <Text style={[style.purpose, side]}>{programme.purpose}</Text>
        <View style={{ alignItems: programme.direction === 'rtl' ? 'flex-end' : 'flex-start' }}>
          <QrCode address={programme.address} size={largeCode} />
          <Text style={style.foot}>{programme.address}</Text>
          <Text style={[style.foot, side]}>{programme.howTo}</Text>
        </View>
      </View>
    </View>
  )
}

const Panel = ({ programme, entries }: PanelProps) => (
  <View style={style.panel}>
    <Entries programme={programme} entries={entries} />
  </View>
)

const LastPanel = ({ programme, entries }: PanelProps) => (
  <View style={[style.panel, { justifyContent: 'space-between' }]}>
    <Entries programme={programme} entries={entries} />
    <View>
      {programme.more === null ? null : <Text style={[style.foot, aligned(programme)]}>{programme.more}</Text>}
      <Text style={[style.foot, aligned(programme)]}>{programme.name}</Text>
      <Text style={style.foot}>{programme.address}</Text>
    </View>
  </View>
)

function Entries({ programme, entries }: PanelProps) {
  const side = aligned(programme)
  const row = programme.direction === 'rtl' ? 'row-reverse' : 'row'
  return (
    <View style={[style.columns, { flexDirection: row }]}>
      {entries.map((entry) => (
        <View key={entry.address} style={[style.entry, { flexDirection: row }]} wrap={false}>
          <View style={style.words}>
            <Text style={[style.when, side, { color: programme.accent }]}>{entry.when}</Text>
            <Text style={[style.what, side]}>{entry.title}</Text>
            <Text style={[style.line, side]}>{entry.host}</Text>
            <Text style={[style.line, side]}>{entry.facts}</Text>
          </View>
          <QrCode address={entry.address} size={code} />
        </View>
      ))}
    </View>
  )
}
