import type { FieldName } from '../../words.ts'

/**
 * What feeds call our fields, folded, in English, Spanish and German; earlier words are surer. A column is meant when
 * its whole name, or the last part of its path, is one of these; else when it holds one as a word.
 */
export const columnWords: readonly (readonly [field: FieldName, words: readonly string[]])[] = [
  ['originalId', ['event id', 'program id', 'listing id', 'id evento', 'event id', 'id', 'uid', 'guid', 'identifier', 'key', 'nr', 'nummer', 'codigo']],
  ['title', ['title', 'program name', 'programme name', 'event name', 'titulo', 'titel', 'summary', 'name', 'nombre', 'veranstaltung', 'program', 'programme', 'angebot', 'actividad', 'kurs', 'course']],
  ['description', ['description', 'descripcion', 'beschreibung', 'short description', 'details', 'about', 'text', 'inhalt', 'detalles']],
  ['host', ['org name', 'organizer', 'organiser', 'organization', 'organisation', 'organization name', 'agency', 'provider', 'host', 'veranstalter', 'anbieter', 'organizador', 'entidad', 'organismo', 'nombre instalacion']],
  ['ageMin', ['min age', 'minimum age', 'age min', 'age from', 'from age', 'edad minima', 'edad desde', 'alter von', 'mindestalter', 'minalter']],
  ['ageMax', ['max age', 'maximum age', 'age max', 'age to', 'to age', 'edad maxima', 'edad hasta', 'alter bis', 'hochstalter', 'maxalter']],
  ['ages', ['age', 'ages', 'age group', 'age range', 'grade level', 'edad', 'edades', 'alter', 'altersgruppe', 'zielgruppe']],
  ['startOn', ['start date', 'startdate', 'date', 'begin', 'start', 'dtstart', 'fecha inicio', 'fecha', 'fecha evento', 'datum', 'beginn', 'startdatum', 'dia', 'day', 'tag', 'when', 'wann', 'cuando']],
  ['startTime', ['start time', 'starttime', 'time', 'hora', 'hora inicio', 'uhrzeit', 'startzeit', 'zeit', 'beginnt um']],
  ['endOn', ['end date', 'enddate', 'until', 'end', 'dtend', 'fecha fin', 'fecha final', 'hasta', 'enddatum', 'ende', 'bis']],
  ['endTime', ['end time', 'endtime', 'hora fin', 'hora final', 'endzeit', 'endet um']],
  ['price', ['price', 'cost', 'fee', 'program price', 'precio', 'coste', 'tarifa', 'preis', 'kosten', 'gebuhr', 'eintritt']],
  ['capacity', ['capacity', 'places', 'plazas', 'aforo', 'platze', 'kapazitat', 'teilnehmerzahl']],
  ['link', ['url', 'link', 'website', 'web', 'source url', 'content url', 'enlace', 'webseite']],
  ['signUpLink', ['registration link', 'registration url', 'sign up', 'inscripcion', 'anmeldung', 'booking url']],
  ['imageLink', ['image', 'image url', 'picture', 'imagen', 'bild']],
  ['venueName', ['location name', 'venue', 'venue name', 'place', 'site name', 'site', 'ort', 'veranstaltungsort', 'lugar', 'event location', 'nombre instalacion', 'location', 'where', 'wo', 'donde', 'treffpunkt']],
  ['address', ['address', 'street address', 'adresse', 'anschrift', 'direccion', 'strasse', 'calle', 'location 1']],
  ['area', ['community name', 'neighbourhood', 'neighborhood', 'district', 'area', 'barrio', 'barrio instalacion', 'distrito', 'stadtteil', 'bezirk', 'quartier', 'nta', 'borough']],
  ['online', ['online', 'meeting type', 'is online', 'virtual', 'en linea']],
  ['themes', ['category', 'categories', 'tags', 'topic', 'theme', 'categoria', 'tema', 'tipo', 'kategorie', 'thema', 'rubrik', 'type']],
  ['languages', ['language', 'languages', 'idioma', 'idiomas', 'sprache', 'sprachen']],
  ['funder', ['funder', 'funded by', 'financiador', 'forderer', 'gefordert von']],
] // prettier-ignore
