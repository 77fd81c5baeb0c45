import { type EmergencyWords, list } from './emergency-words.ts'

export const spanish: EmergencyWords = {
  sure: {
    medical: list(
      'lo/la/me atropelló/atropellaron|respira mal|no respira bien|demasiadas _ pastillas|muchas _ pastillas|atragantando|se ahogó con|labios azules|labios morados|sangra y no para|sangra _ no para|le dio convulsión|le dio un ataque|se golpeó _ inconsciente|se desplomó|no tiene pulso|media cara _ paralizada|cara _ caída|no puede hablar|brazo izquierdo dormido|bebió _ cloro/lejía/veneno|partida la cabeza|me ahogo|falta el aire|falta aire|no se mueve|no se está moviendo|no puede moverse|dejó de moverse|tomé/tomó todas pastillas/medicinas|tomé todas las pastillas|me tomé todas|frasco entero|bebió/tragó pila|ataque de asma|convulsiona|se está muriendo|me estoy muriendo|está muerto|está muerta|golpe en el pecho fuerte|pecho apretado|opresión pecho|muy mal herido|quemadura grave|dolor/dolores en/de pecho|duele/duelen pecho|presión/opresión en pecho|no puedo respirar|no puede respirar|no respira|no está respirando|dejó de respirar|me cuesta respirar|le cuesta respirar|me falta aire|me ahogo|me estoy ahogando|se está ahogando|se ahoga|se está asfixiando|se atragantó|está atragantado/atragantada|dándome/dando infarto|tengo/tiene/teniendo infarto|teniendo/tengo ataque corazón|dando/teniendo/tengo ataque corazón|ataque al corazón ahora|teniendo/dando derrame|está inconsciente|perdió conocimiento/consciencia|no reacciona|no responde|no despierta|no se despierta|se desmayó|se desplomó|desangrando|sangrando mucho|sangra mucho|mucha sangre|no para/deja de sangrar|sobredosis|tomó/tomé muchas/demasiadas pastillas|se tomó todas pastillas|tragó/bebió lejía/cloro/veneno|está convulsionando|tiene/teniendo convulsión/convulsiones|reacción alérgica grave|se me cierra garganta|rompí/rompió fuente|rompí/roto aguas|viene el bebé|necesito/necesitamos/manden/envíen/llame/llamen/mande ambulancia|llame/llamen al 911|llame/llamen al 112|se está poniendo azul|lo/la/me apuñalaron|me/le dispararon|no tiene pulso|atropellado/atropellada/atropellaron|electrocutado/electrocutó',
    ),
    fire: list(
      'olemos a gas|olemos gas|se está quemando|hay fuego|hay incendio|hay un incendio|se está quemando|se quema casa/edificio/cocina|está en llamas|en llamas|está ardiendo|se incendió|huele gas/humo|huelo gas/humo|olor a gas|olor a humo|fuga/escape de gas|mucho humo|lleno/llena de humo|fuego en casa/cocina/edificio/cuarto|explosión',
    ),
    suicide: list(
      'no le veo sentido a vivir|sentido a la vida|sin ganas de vivir|habla de suicidarse/matarse|quiere suicidarse/matarse|suicidarse|pensando _ matarme|pienso _ matarme|acabar con todo|acabar _ mi vida|quiero dejar de vivir|tirarme _ puente|tirarme _ ventana|matarme|quitar/quitarme/quitarse vida|no vale la pena vivir|nadie me extrañaría|cortarme las venas|me corté las venas|ya no quiero estar aquí|quiero/quisiera morir|quiero/quisiera morirme|me quiero morir|quiero/voy suicidarme|quiero/voy matarme|me quiero/voy matar|me voy a suicidar|voy a suicidarme|acabar/terminar con vida|quitarme la vida|suicidarme|no quiero vivir|no quiero seguir viviendo|ya no quiero vivir|quiero hacerme daño|voy a cortarme venas|cortarme las venas|pensando en suicidio|pensamientos suicidas|quiero desaparecer para siempre|intentó suicidarse/matarse|se quiere matar|se quiere suicidar',
    ),
    crime: list(
      'tumbar/romper/forzar _ puerta|tirar _ puerta abajo|un extraño en casa|alguien en mi casa|hay alguien _ mi casa|quiere entrar en mi casa|me quiere hacer daño|nos están robando|con un cuchillo|con una pistola|me apuntó|ladrón en casa|se metieron a la casa|golpeando|me están robando|me están asaltando|me asaltaron|me están atacando|me atacó|entraron/entrando en casa|hay ladrón/ladrones/intruso|alguien está entrando|tiene pistola/cuchillo/arma|con pistola/cuchillo/arma|disparos|tiroteo|hay un tirador|me está pegando|me pega|me golpea|me está golpeando|marido/esposo/novio/pareja me pega/golpea|quiere matarme|me quiere matar|me va a matar|me violaron|me violó|me están siguiendo|me sigue|secuestraron|secuestrado/secuestrada|hay una bomba|amenaza de bomba',
    ),
  },
  maybe: {
    medical: list(
      'respirar|respira|sobredosis|veneno|inconsciente|infarto*|ataque* al corazón|derrame*|desmayo|desmayé|sangrando|sangra|convulsión|convulsiones|es una emergencia|tengo una emergencia|una emergencia|emergencia médica|urgencia vital|accidente|ambulancia|golpe en cabeza|reacción alérgica',
    ),
    fire: list('fuego|incendio|humo|llamas'),
    suicide: list('suicidio|no puedo más|ya no aguanto más|no quiero matarme/morir|sin esperanza'),
    crime: list(
      'cuchillo|arma|ladrón|me atacaron|me amenazó|me amenazan|acoso|acosador|pistola|auxilio|socorro|me robaron',
    ),
  },
  harmless: list(
    'no es emergencia|no es una emergencia|ninguna emergencia|sala de emergencias|departamento de emergencias|servicio de emergencias|sala de urgencias|contacto de emergencia|número de emergencia|salida de emergencia|armas de fuego clase|alto el fuego|puerta cortafuegos|cortafuegos|departamento de bomberos|estación de bomberos|simulacro de incendio|alarma de incendio prueba|detector de humo|salida de incendios|extintor*|seguro contra incendios|seguro de incendios|área de fumadores|fuegos artificiales|a fuego lento|me muero de risa|me muero de hambre|me muero de ganas|muero por|me mata de risa|factura del gas|factura de ambulancia|gasolinera|matar el tiempo|quiero morirme de risa|unidad de infarto*|unidad de ictus|cuánto cuesta la ambulancia|pistola de masaje|pistola de silicona',
  ),
  negations: list('no|sin|nunca|ningún|ninguna|tampoco|jamás|ni'),
  distant: list(
    'el año pasado|el mes pasado|la semana pasada|hace años|hace un año|hace dos años|hace tres años|hace meses|hace tiempo|tratan|atienden|ustedes tratan|síntomas de|síntomas del|qué es|cuáles son|grupo de apoyo|seguro cubre|cubre el seguro|curso|libro|película|prevenir|prevención|antecedentes|seguimiento|recuperación|de niño|cuando era',
  ),
  small: list(
    'el|la|los|las|un|una|mi|su|mucho|mucha|muy|muchos|muchas|fuerte|fuertes|tengo|tiene|he|ha|hay|me|le|lo|se|te|de|del|en|al|a|con|que|está|están|estoy|es|como|algo|este|esta|eso|mis|sus|siento|ahora|aquí',
  ),
  breaks: list('pero|porque|aunque'),
}
