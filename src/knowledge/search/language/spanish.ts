import type { LanguageNotes } from './notes.ts'

export const spanish: LanguageNotes = {
  smallTalk: `ah buenas buenos días tardes noches decir decirme disculpe favor gracias gustaría hola me necesito
    perdón preguntar pregunta puedo quería quisiera querría quiero sabe saber tienen usted vale`,
  kept: 'horas hora cuenta tarde trabajo lugar cuesta tiempo primer primera',
  light: `año años acabar andar antes ayer buscar cada coger comenzar conseguir dar decir dejar después día días
    empezar encontrar enviar esperar funciona funcionar grande guardar hacer hallar ir jueves llegar llevar lunes
    mandar mañana martes mes meses mejor miércoles mismo mucho necesitar nuevo ofrecen ofrecer pasa pasar pedir
    pequeño persona personas poco poner primero próximo quedar recoger seguir semana semanas siempre terminar todo
    tomar trabajar traer última último usar utilizar venir ver viernes`,
  spellings: [],
  askedFor: [
    [/(?:^| )cu[aá]nto (?:vale|es|sale)(?= |$)/g, ' precio'],
    [/(?:^| )c[oó]mo (?:llego|llegar|se llega|voy)(?= |$)/g, ' llegar'],
    [/(?:^| )d[oó]nde (?:est[aá]n?|se encuentran?|queda)(?= |$)/g, ' dirección'],
    [/(?:^| )(?:cu[aá]ndo|a qu[eé] hora)(?= |$)/g, ' horario'],
    [/(?:^| )cu[aá]nto (?:tiempo|tarda|dura)(?= |$)/g, ' minutos'],
  ],
  related: [
    'horario horarios hora horas abierto abierta abre abren cierra cierran apertura',
    'precio precios costo coste cuesta cuestan tarifa tarifas pagar gratis euro euros dólar dólares dollar',
    'estacionamiento aparcamiento aparcar estacionar parking coche carro',
    'dirección ubicación calle encontrar',
    'llegar autobús tren metro estación',
    'teléfono número llamar',
    'cita citas reservar reserva turno',
    'cancelar anular cambiar',
    'niño niños hijo hija',
    'visita visitas visitar visitante visitantes',
    'comer comida cafetería restaurante desayuno almuerzo',
    'médico médicos doctor doctora',
    'fin sábado domingo',
  ],
  goingOn: /^(?:(?:vale|s[ií]|no|bueno) )*(?:y|pero|o|tambi[eé]n|qu[eé] tal|qu[eé] hay de)(?: |$)/,
  pointing: /(?:^| )(?:eso|esto|lo|la|los|las|all[ií]|ah[ií]|ella|ellos|[eé]l)(?: |$)/,
}
