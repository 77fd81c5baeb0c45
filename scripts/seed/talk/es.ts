import type { Talk } from './talk.ts'

export const es: Talk = {
  language: 'es-US',
  places: ['cardiología', 'radiología', 'la farmacia', 'facturación', 'maternidad', 'el laboratorio', 'pediatría'],
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  topics: [
    {
      asked: ['¿A qué hora abre {place} el {day}?', '¿Está abierta {place} el {day} después de las {time}?'],
      answered: ['El {day} {place} abre a las {time}.', 'Cierra a las seis de la tarde.'],
    },
    {
      asked: ['¿Cómo llego a {place}?', '¿Dónde puedo aparcar?'],
      answered: ['Entre por el norte y siga la línea azul hasta {place}.', 'El aparcamiento es gratuito.'],
    },
    {
      asked: ['¿Tienen {thing}?', 'El doctor {name} me recetó {thing}, ¿puedo recogerlo?'],
      answered: ['La farmacia tiene {thing} y lo prepara antes de las {time}.', 'Traiga su receta, por favor.'],
    },
    {
      asked: ['¿Cuándo puedo visitar a {name}?', 'Mi madre está en {place}, ¿cuál es el horario de visitas?'],
      answered: ['El horario de visitas es de diez de la mañana a ocho de la tarde.'],
    },
  ],
  unknown: ['¿Puedo llevar mi loro a {place}?', '¿Alquilan {thing}?'],
  notFound: 'Lo siento, no tengo información sobre eso.',
  wantsPerson: ['Quiero hablar con alguien de {place}.', '¿Me pasa con {name}, por favor?'],
  connecting: 'Le paso ahora mismo.',
  wantsMessage: ['Tome un mensaje para {place}, por favor.', '¿Me puede llamar {name} el {day}?'],
  noted: 'He tomado su mensaje y alguien le llamará.',
  emergency: 'Mi padre tiene dolor en el pecho y no puede respirar.',
  hangUp: 'Cuelgue y marque el 911 ahora mismo.',
  thanks: ['No, gracias, eso es todo.', 'Muchas gracias, adiós.'],
  goodbye: 'Gracias por llamar. ¡Adiós!',
  summary: 'La persona preguntó por {place} y quería saber de {thing}.',
}
