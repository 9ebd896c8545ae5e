import type { Language } from '#kernel/local-text.ts'

/** Broad themes; the catalogue's own list has the same names, and its compiler proves it where the two meet. */
export type ThemeName =
  | 'arts'
  | 'music'
  | 'dance'
  | 'theatre'
  | 'film'
  | 'reading'
  | 'languages'
  | 'history'
  | 'science'
  | 'technology'
  | 'making'
  | 'nature'
  | 'sport'
  | 'health'
  | 'food'
  | 'games'
  | 'academics'
  | 'work'
  | 'money'
  | 'community'
  | 'family'
  | 'faith'
  | 'safety'

/**
 * Words and phrases of a title or a feed's category that tell a theme, as written (they are folded and stemmed on
 * loading). Commas part them. A leading `-` matches the end of a word, for German compounds (`Stummfilm`); a trailing
 * `-` its beginning. Only words that seldom mean something else: a missing theme can be added, a wrong one misleads.
 */
export const themeWords: Readonly<Record<ThemeName, Readonly<Record<Language, string>>>> = {
  arts: {
    en: 'art, arts, drawing, painting, paint, ceramics, pottery, collage, watercolor, sketch, mural, gallery, crafts, craft, artists, sculpture, photography, photo, mosaic, graffiti, calligraphy, origami, coloring, printmaking, comics',
    es: 'arte, dibujo, pintura, pintar, cerámica, ilustración, fotografía, escultura, grabado, acuarela, exposición, exposiciones, manualidades, arte urbano, museo, mural, collage',
    de: 'kunst, malen, zeichnen, basteln, keramik, töpfern, fotografie, ausstellung, museum, -kunst, bildhauerei',
  },
  music: {
    en: 'music, musical, band, choir, guitar, piano, drum, drumming, percussion, violin, orchestra, concert, jazz, karaoke, hip hop, singing, songwriting, dj, mariachi, beats, rhythm',
    es: 'música, concierto, conciertos, coro, guitarra, piano, orquesta, jazz, flamenco, gospel, canción, canciones, rap, soul, blues, zarzuela, ópera, cantar',
    de: 'musik, konzert, chor, singen, gitarre, klavier, orchester, band, jazz, -musik, musik-, -konzert, -chor, -orchester, lieder, trommeln',
  },
  dance: {
    en: 'dance, dancing, ballet, salsa, zumba, hip hop dance, tap, jazz dance, ballroom, bachata, folklorico, step team, majorette',
    es: 'danza, baile, bailes, ballet, bailar, salsa, tango, flamenco, zumba, swing',
    de: 'tanz, tanzen, ballett, tanz-, -tanz, zumba',
  },
  theatre: {
    en: 'theater, theatre, drama, acting, improv, puppet, puppets, circus, play reading, shakespeare, musical theater, stage, comedy, magic show, clown',
    es: 'teatro, títeres, marionetas, circo, magia, performance, payaso, clown, comedia, improvisación, monólogos',
    de: 'theater, puppentheater, zirkus, schauspiel, impro-, -theater, -zirkus, figurentheater, zauberer, zauber-',
  },
  film: {
    en: 'film, films, movie, movies, screening, cinema, animation, video, documentary, filmmaking, anime, media',
    es: 'cine, película, películas, cortometraje, audiovisual, audiovisuales, documental, animación, cineforum',
    de: 'film, kino, filme, video, -film, film-, -kino, trickfilm',
  },
  reading: {
    en: 'book, books, reading, read, storytime, story time, story, stories, poetry, writing, writers, library, literacy, bookmobile, author, authors, poem, poems, novel, fiction, zine, bookclub',
    es: 'lectura, libro, libros, cuentos, cuentacuentos, poesía, literatura, literario, literarios, recital, recitales, escritura, biblioteca, club de lectura, leer, novela, bebecuentos, poemas',
    de: 'lesen, lesung, buch, bücher, vorlesen, bücherei, bibliothek, geschichten, -lesung, lese-, vorlese-, literatur, gedichte, -bücherei, poetry',
  },
  languages: {
    en: 'english, spanish, french, esl, esol, polish, bilingual, american sign language, asl, language, languages, mandarin, arabic',
    es: 'inglés, francés, alemán, español, idiomas, italiano, chino, árabe, lengua de signos, conversación en inglés, japonés',
    de: 'deutsch, englisch, sprache, sprachkurs, sprachcafé, deutschkurs, französisch, russisch, russischer, sprach-, -sprache',
  },
  history: {
    en: 'history, heritage, genealogy, archaeology, black history, museum, historical, ancestry, civil rights',
    es: 'historia, patrimonio, arqueología, museo, memoria, visita guiada, histórico, medieval',
    de: 'geschichte, museum, heimat-, archäologie, denkmal, historisch, stadtführung',
  },
  science: {
    en: 'science, stem, steam, scientist, scientists, chemistry, physics, biology, astronomy, planetarium, space, dinosaur, dinosaurs, experiments, zoology, engineering',
    es: 'ciencia, ciencias, científico, astronomía, planetario, química, física, experimentos, biología, dinosaurios, científica',
    de: 'wissenschaft, physik, chemie, biologie, astronomie, experimente, forschen, forscher, mint',
  },
  technology: {
    en: 'robot, robots, robotics, coding, code, computer, computers, computer programming, digital, technology, tech, 3d printing, minecraft, scratch, cyber, internet, cricut, gaming design, web design, ai, drone, drones',
    es: 'robótica, robot, informática, programación con scratch, taller de programación, tecnología, digital, ordenador, inteligencia artificial, impresión 3d, internet, móvil, ciberseguridad',
    de: 'roboter, robotik, programmieren, computer, digital, technik, internet, smartphone, coding, 3d druck',
  },
  making: {
    en: 'maker, makerspace, maker lab, woodcraft, woodworking, woodshop, sewing, sew, knitting, knit, crochet, quilting, diy, crafternoon, jewelry, printing, carpentry, upholstery, lego, legos, fiber, craft, crafts, weaving, build, building',
    es: 'costura, ganchillo, punto, carpintería, bricolaje, manualidades, bordado, encuadernación, lego, artesanía, tejer',
    de: 'nähen, stricken, häkeln, werken, holzwerkstatt, reparieren, repair, basteln, -werkstatt, lego, handarbeit',
  },
  nature: {
    en: 'nature, garden, gardening, bird, birds, birding, fishing, camping, wildlife, zoo, environment, environmental, ecology, climate, conservation, plants, harvest, butterfly, outdoors, forest, kayaking, animals, zoology, earth day, urban farm, bees',
    es: 'naturaleza, huerto, jardín, jardinería, ambiental, ambientales, aves, sendero, senderismo, parque, medio ambiente, sostenibilidad, itinerario ambiental, plantas, animales, ecología, bosque, sierra',
    de: 'natur, garten, wald, wald-, -wald, umwelt, tiere, pflanzen, vögel, kräuter, sommerwald-, klima, gärtnern',
  },
  sport: {
    en: 'sport, sports, basketball, soccer, tennis, volleyball, swim, swimming, gymnastics, tumbling, baseball, softball, football, boxing, hockey, skating, ice skating, pickleball, dodgeball, track, cheerleading, gym, athletic, aquatics, aquatic, martial arts, karate, taekwondo, judo, wrestling, golf, lacrosse, rowing, archery, cycling, bike, running, league, fencing, flag football, hoops, ping pong, rugby, bowling, floor hockey, parkour, badminton, t ball, 16 inch, kickball, polo, rec, playground, diving, lifeguard',
    es: 'deporte, deportes, deportivas, deportivo, fútbol, baloncesto, natación, ciclismo, carrera, carreras, maratón, maratones, gimnasia, atletismo, ajedrez deportivo, patinaje, judo, kárate, voleibol, tenis, bici, bicicleta, multideporte, senderismo, pilates',
    de: 'sport, fußball, schwimmen, turnen, klettern, basketball, handball, laufen, fahrrad, radtour, -sport, sport-, judo, karate, -turnen, -lauf, skaten',
  },
  health: {
    en: 'health, healthy, wellness, yoga, fitness, meditation, mindfulness, mental health, nutrition, zumba, aerobics, pilates, conditioning, exercise, tai chi, cardio, vaccine, vaccination, substance, weight training, strength training, walking, counseling, therapy, dental, prenatal, hiv, lead poisoning, stretch',
    es: 'salud, yoga, bienestar, meditación, mindfulness, pilates, nutrición, prevención, tai chi, memoria y envejecimiento, cuidados, gimnasia, relajación, emocional, autoestima, duelo',
    de: 'gesundheit, yoga, entspannung, fitness, gymnastik, pilates, ernährung, meditation, qigong, pflege',
  },
  food: {
    en: 'food, cooking, cook, baking, bake, culinary, kitchen, recipe, recipes, farmers market, chef, cookbook, pantry, meals, lunch, snack, snacks, cookie, cookies',
    es: 'cocina, gastronomía, gastronómico, alimentación, repostería, cocinar, recetas, degustación, vino',
    de: 'kochen, backen, frühstück, küche, essen, mittagstisch, grillen, koch-, -frühstück, -essen',
  },
  games: {
    en: 'game, games, gaming, chess, bingo, board games, puzzle, puzzles, video games, dungeons dragons, pokemon, trivia, esports, play, minecraft, uno, egg hunt, escape room, mario kart, roblox, lego club',
    es: 'juego, juegos, ajedrez, rol, puzle, bingo, juegos de mesa, videojuegos, ludoteca, escape room, gymkhana, jugar, parchís',
    de: 'spiel, spiele, schach, spieletreff, spielen, bingo, spiele-, -spiel, karten, doppelkopf, kicker',
  },
  academics: {
    en: 'homework, homework help, tutoring, math, academic, academics, college, sat, act prep, test prep, preschool, pre k, kindergarten, school, study, fafsa, scholarship, algebra, reading tutor, ged, abe, educational, education, numbers, after school, learning, academy',
    es: 'refuerzo escolar, apoyo escolar, deberes, matemáticas, estudio, escolar, oposiciones, escuela, educación, educativo, conferencia, conferencias, coloquio, coloquios',
    de: 'hausaufgaben, nachhilfe, mathe, lernen, lernhilfe, bildung, schule, lern-, vortrag, einführung',
  },
  work: {
    en: 'job, jobs, career, careers, employment, internship, internships, apprenticeship, apprentice, resume, interview, workforce, entrepreneur, entrepreneurship, hiring, leader in training, job fair, occupational, professional, business, licensing',
    es: 'empleo, trabajo, currículum, emprendimiento, orientación laboral, búsqueda de empleo, emprender, profesional, laboral',
    de: 'beruf, arbeit, bewerbung, ausbildung, praktikum, job, berufs-, -bewerbung',
  },
  money: {
    en: 'money, financial, finance, budget, budgeting, tax, taxes, banking, credit, savings, investing, small business, home buying, loan, loans',
    es: 'finanzas, ahorro, economía doméstica, educación financiera, impuestos, economía',
    de: 'geld, finanzen, schulden, schuldnerberatung, steuer, -geld, schulden-',
  },
  community: {
    en: 'community, volunteer, volunteering, neighborhood, civic, service learning, block party, town hall, activism, council, immigration, immigrant, immigrants, citizenship, mentoring, mentor, leadership, youthcontinuum, restorative, advocacy, social justice, legal, celebration, festival, fest, parade',
    es: 'voluntariado, vecinal, participación, asociación, barrio, igualdad, convivencia, fiestas, fiesta, ciudadanía, solidario, derechos, comunidad, migrantes, distritos',
    de: 'ehrenamt, nachbarschaft, stadtteil, begegnung, treff, beratung, engagement, stadtteil-, -treff, migrationsberatung, fest, -fest, flohmarkt, mitmachen, -beratung',
  },
  family: {
    en: 'family, families, parent, parents, moms pops, moms, dads, toddler, toddlers, baby, babies, lap sit, lapsit, tot, tots, caregiver, caregivers, fatherhood, daddy, mommy, playgroup, preschool, grandparents, early childhood, infant, infants',
    es: 'familia, familias, familiar, bebés, padres, madres, crianza, en familia, infantil, abuelos',
    de: 'familie, familien, eltern, mütter, väter, baby, kleinkinder, krabbelgruppe, familien-, eltern-, mutter-, -familie',
  },
  faith: {
    en: 'church, faith, bible, ministry, gospel choir, worship, mosque, interfaith',
    es: 'iglesia, biblia, religioso, belén, belenes, semana santa',
    de: 'kirche, gottesdienst, andacht, gemeinde, bibel, kirchen-, -kirche, messe, gebet, advent',
  },
  safety: {
    en: 'safety, first aid, cpr, safe zone, self defense, violence prevention, emergency, kidsafe, domestic violence, bullying, crisis, fire safety, lifeguard',
    es: 'primeros auxilios, seguridad, defensa personal, violencia, acoso, ciberseguridad, seguridad vial',
    de: 'erste hilfe, sicherheit, selbstverteidigung, verkehrserziehung, gewalt, polizei',
  },
}
