import { Document, Link, Page, Path, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import { faceNames } from '#web/paper/faces.ts'
import { QrCode } from '#web/paper/qr-code.tsx'
import { pictures, type Picture } from '../pictures.ts'
import { cardsOnSheet } from '../words.ts'
import type { CardSheet, PrintedCard } from './words.ts'

const millimetre = 72 / 25.4

const style = StyleSheet.create({
  sheet: { fontFamily: faceNames, fontSize: 6.5, color: '#1a2a20', flexDirection: 'row', flexWrap: 'wrap' },
  // Four by seven on A4, cut lines between: 28 cards, a class.
  small: {
    width: 52.5 * millimetre,
    height: 42.4 * millimetre,
    padding: 3 * millimetre,
    border: '0.25pt dashed #9aa79d',
  },
  // A bank card with its strip of pictures below: fits a purse.
  large: {
    width: 90 * millimetre,
    height: 74 * millimetre,
    margin: 15 * millimetre,
    padding: 5 * millimetre,
    border: '0.25pt dashed #9aa79d',
  },
  row: { flexDirection: 'row', flexGrow: 1 },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  place: { fontWeight: 700, maxLines: 2, textOverflow: 'ellipsis' },
  name: { fontWeight: 700, lineHeight: 1.15, marginVertical: 2 },
  strip: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'center',
    borderTop: '0.5pt dashed #9aa79d',
    paddingTop: 4,
  },
  keep: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingHorizontal: 3 },
})

/** A4, upright: one large card, or 28 small ones a page. */
export function CardPages({ sheet }: { sheet: CardSheet }) {
  const isOne = sheet.cards.length === 1
  const pages = Array.from({ length: Math.ceil(sheet.cards.length / cardsOnSheet) }, (_, page) =>
    sheet.cards.slice(page * cardsOnSheet, (page + 1) * cardsOnSheet),
  )
  return (
    <Document title={sheet.title} language={sheet.language}>
      {pages.map((cards) => (
        <Page key={cards[0]!.personId} size="A4" style={style.sheet}>
          {cards.map((card) => (
            <OneCard key={card.personId} card={card} sheet={sheet} isLarge={isOne} />
          ))}
        </Page>
      ))}
    </Document>
  )
}

function OneCard({ card, sheet, isLarge }: { card: PrintedCard; sheet: CardSheet; isLarge: boolean }) {
  const isRight = sheet.direction === 'rtl'
  const side = { direction: sheet.direction, textAlign: isRight ? 'right' : 'left' } as const
  const row = isRight ? 'row-reverse' : 'row'
  const code = (isLarge ? 34 : 20) * millimetre
  return (
    <View style={isLarge ? style.large : style.small} wrap={false}>
      <View style={[style.row, { flexDirection: row }]}>
        {/* On a screen the code is tapped, for nobody points a telephone at itself. */}
        <Link src={card.address}>
          <QrCode address={card.address} size={code} />
        </Link>
        <View style={[style.words, { paddingHorizontal: 4 }]}>
          <Text style={[style.place, side, { color: sheet.accent, fontSize: isLarge ? 9 : 6.5 }]}>{sheet.place}</Text>
          {/* Word by word, so that a long name breaks at its hyphens. */}
          <Text style={[style.name, side, { fontSize: isLarge ? 16 : 10 }]}>
            {card.userName.split('-').join('-\n')}
          </Text>
          <Text style={[side, { fontSize: isLarge ? 8 : 5.5, lineHeight: 1.25 }]}>{sheet.howTo}</Text>
        </View>
      </View>
      <View style={[style.strip, { flexDirection: row }]}>
        {card.pictures.map((picture) => (
          <Drawing key={picture} picture={picture} size={(isLarge ? 11 : 6.5) * millimetre} />
        ))}
        <Text style={[style.keep, side, { fontSize: isLarge ? 7 : 5 }]}>{sheet.keepApart}</Text>
      </View>
    </View>
  )
}

const Drawing = ({ picture, size }: { picture: Picture; size: number }) => (
  <Svg viewBox="0 0 24 24" style={{ width: size, height: size, marginHorizontal: 1.5 }}>
    <Path d={pictures[picture]} fill="#1a2a20" fillRule="evenodd" />
  </Svg>
)
