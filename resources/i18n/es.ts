<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>nvr</name>
    <message>
        <source>not while locked</source>
        <translation>no mientras está bloqueado</translation>
    </message>
    <message>
        <source>not as {roles}</source>
        <translation>no como {roles}</translation>
    </message>
    <message>
        <source>open a case first</source>
        <translation>abra antes un caso</translation>
    </message>
    <message>
        <source>choose a delivery first</source>
        <translation>elija antes una entrega</translation>
    </message>
    <message>
        <source>Not as {roles}</source>
        <translation>No como {roles}</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Error inesperado</translation>
    </message>
    <message>
        <source>Check the workspace</source>
        <translation>Comprobar el espacio de trabajo</translation>
    </message>
    <message>
        <source>Proves rows against files and hashes, and repairs nothing. Work may go on meanwhile.</source>
        <translation>Contrasta filas, archivos y hashes, y no repara nada. Mientras tanto se puede seguir trabajando.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Hashing every original…</source>
        <translation>Calculando el hash de cada original…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Back the workspace up</source>
        <translation>Hacer copia de seguridad del espacio de trabajo</translation>
    </message>
    <message>
        <source>Copies database and originals to a folder, each file with its hash; work may go on meanwhile. Take the folder to another disk. To restore: nvr-desk restore FOLDER.</source>
        <translation>Copia la base de datos y los originales a una carpeta, cada archivo con su hash; mientras tanto se puede seguir trabajando. Lleve la carpeta a otro disco. Para restaurar: nvr-desk restore CARPETA.</translation>
    </message>
    <message>
        <source>Make the backup</source>
        <translation>Hacer la copia</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Copying and hashing…</source>
        <translation>Copiando y calculando hashes…</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Isolation is tried, not assumed: a fenced worker attempts each of these by name.</source>
        <translation>El aislamiento se prueba, no se supone: un proceso cercado intenta cada una de estas cosas, por su nombre.</translation>
    </message>
    <message>
        <source>Facts of this machine</source>
        <translation>Datos de este equipo</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Trying the fence and reading versions…</source>
        <translation>Probando el cerco y leyendo versiones…</translation>
    </message>
    <message>
        <source>Choose a new or empty folder.</source>
        <translation>Elija una carpeta nueva o vacía.</translation>
    </message>
    <message>
        <source>no case open</source>
        <translation>ningún caso abierto</translation>
    </message>
    <message>
        <source>none stated: nothing opens</source>
        <translation>sin declarar: nada se abre</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Pieza</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>The case is the wall: clips, searches and packets stay inside it. You lead it and are its first member.</source>
        <translation>El caso es el muro: clips, búsquedas y paquetes no salen de él. Usted lo dirige y es su primer miembro.</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Abrir el caso</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Número de caso</translation>
    </message>
    <message>
        <source>Offence code</source>
        <translation>Código del delito</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Say why you look. It is written into every line of the audit log, stays on screen while you work, and holds again when you open this case the next time. Without it nothing is opened, searched or exported.</source>
        <translation>Diga por qué mira. Se escribe en cada línea del registro de auditoría, sigue en pantalla mientras trabaja y vuelve a valer la próxima vez que abra este caso. Sin ello nada se abre, se busca ni se exporta.</translation>
    </message>
    <message>
        <source>State the purpose</source>
        <translation>Declarar el motivo</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir un caso</translation>
    </message>
    <message>
        <source>Cases of this workspace.</source>
        <translation>Casos de este espacio de trabajo.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Tell the incident</source>
        <translation>Contar el incidente</translation>
    </message>
    <message>
        <source>Map&apos;s centre</source>
        <translation>Centro del mapa</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Metres around</source>
        <translation>Metros alrededor</translation>
    </message>
    <message>
        <source>Cases opened lately</source>
        <translation>Casos abiertos hace poco</translation>
    </message>
    <message>
        <source>Ask for a series</source>
        <translation>Pedir una serie</translation>
    </message>
    <message>
        <source>The only way to look across cases. Another member of all its cases opens it; it reaches only footage whose residents agreed to that.</source>
        <translation>La única manera de mirar en varios casos a la vez. La abre otro miembro de todos sus casos; solo alcanza grabaciones cuyos residentes lo consintieron.</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Pedirla</translation>
    </message>
    <message>
        <source>Number of the series</source>
        <translation>Número de la serie</translation>
    </message>
    <message>
        <source>Cases it joins</source>
        <translation>Casos que une</translation>
    </message>
    <message>
        <source>Why together</source>
        <translation>Por qué juntos</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Each joins cases that were opened to be looked at together. Which cases, and what was said of them, is for its members.</source>
        <translation>Cada una une casos que se abrieron para mirarlos juntos. Qué casos, y qué se dijo de ellos, es cosa de sus miembros.</translation>
    </message>
    <message>
        <source>Ask for a series…</source>
        <translation>Pedir una serie…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirla</translation>
    </message>
    <message>
        <source>Close the series…</source>
        <translation>Cerrar la serie…</translation>
    </message>
    <message>
        <source>The series could not be read</source>
        <translation>No se pudo leer la serie</translation>
    </message>
    <message>
        <source>Tick two cases or more: Space ticks the chosen one.</source>
        <translation>Marque dos casos o más: la barra espaciadora marca el elegido.</translation>
    </message>
    <message>
        <source>Reading the series…</source>
        <translation>Leyendo las series…</translation>
    </message>
    <message>
        <source>There is no series</source>
        <translation>No hay ninguna serie</translation>
    </message>
    <message>
        <source>One joins two cases or more, and two persons open it.</source>
        <translation>Una serie une dos casos o más, y la abren dos personas.</translation>
    </message>
    <message>
        <source>You do not belong to all of its cases: nothing more is told.</source>
        <translation>Usted no pertenece a todos sus casos: no se dice nada más.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Remove the chosen one</source>
        <translation>Quitar el elegido</translation>
    </message>
    <message>
        <source>Close the case…</source>
        <translation>Cerrar el caso…</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Choose the member to remove.</source>
        <translation>Elija el miembro que quiere quitar.</translation>
    </message>
    <message>
        <source>Appearances</source>
        <translation>Apariciones</translation>
    </message>
    <message>
        <source>Changes by hand, newest first</source>
        <translation>Cambios a mano, primero los más recientes</translation>
    </message>
    <message>
        <source>Reading the appearances…</source>
        <translation>Leyendo las apariciones…</translation>
    </message>
    <message>
        <source>Split an appearance</source>
        <translation>Dividir una aparición</translation>
    </message>
    <message>
        <source>Split it</source>
        <translation>Dividirla</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traza</translation>
    </message>
    <message>
        <source>At second</source>
        <translation>En el segundo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Razón</translation>
    </message>
    <message>
        <source>Merge appearances</source>
        <translation>Unir apariciones</translation>
    </message>
    <message>
        <source>Merge them</source>
        <translation>Unirlas</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Trazas</translation>
    </message>
    <message>
        <source>Undo a change by hand</source>
        <translation>Deshacer un cambio hecho a mano</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Deshacerlo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Dividir…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Unir…</translation>
    </message>
    <message>
        <source>Undo a change…</source>
        <translation>Deshacer un cambio…</translation>
    </message>
    <message>
        <source>What you type is added to the claim. The claim is never overwritten and stays on screen beside the corrected time.</source>
        <translation>Lo que escriba se suma a la hora declarada. Esta nunca se sobrescribe y sigue en pantalla junto a la hora corregida.</translation>
    </message>
    <message>
        <source>Correct the clock</source>
        <translation>Corregir el reloj</translation>
    </message>
    <message>
        <source>Pin {number}</source>
        <translation>Anclar {number}</translation>
    </message>
    <message>
        <source>Not taken back</source>
        <translation>No se retiró</translation>
    </message>
    <message>
        <source>No picture is on screen</source>
        <translation>No hay ninguna imagen en pantalla</translation>
    </message>
    <message>
        <source>Event held: choose the same event in another clip, and pin it there</source>
        <translation>Suceso guardado: elija el mismo suceso en otro clip y ánclelo allí</translation>
    </message>
    <message>
        <source>Type the date and time that are drawn into the picture on screen. The offset is worked out from it; the claim is never overwritten.</source>
        <translation>Escriba la fecha y la hora dibujadas en la imagen que está en pantalla. Con ello se calcula el desfase; la hora declarada nunca se sobrescribe.</translation>
    </message>
    <message>
        <source>Correction now</source>
        <translation>Corrección actual</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exactamente</translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Leída en</translation>
    </message>
    <message>
        <source>The claim alone holds again. What was corrected stays on record.</source>
        <translation>Vuelve a valer solo la hora declarada. Lo que se corrigió queda registrado.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>Pin one event</source>
        <translation>Anclar un suceso</translation>
    </message>
    <message>
        <source>A pin says that two clips show the same event, or when an event was. Clocks are solved from all pins together; nothing is corrected yet.</source>
        <translation>Un anclaje dice que dos clips muestran el mismo suceso, o cuándo fue un suceso. Los relojes se resuelven con todos los anclajes juntos; aún no se corrige nada.</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Anclarlo</translation>
    </message>
    <message>
        <source>Which of both hours</source>
        <translation>Cuál de las dos horas</translation>
    </message>
    <message>
        <source>Which of both</source>
        <translation>Cuál de las dos</translation>
    </message>
    <message>
        <source>Clock in the picture of {name}</source>
        <translation>Reloj en la imagen de {name}</translation>
    </message>
    <message>
        <source>The second has just turned on this picture</source>
        <translation>El segundo acaba de cambiar en esta imagen</translation>
    </message>
    <message>
        <source>Zone of the clock of {name}</source>
        <translation>Zona del reloj de {name}</translation>
    </message>
    <message>
        <source>Take the correction of {name} back</source>
        <translation>Retirar la corrección de {name}</translation>
    </message>
    <message>
        <source>the first: {at}</source>
        <translation>la primera: {at}</translation>
    </message>
    <message>
        <source>the second: {at}</source>
        <translation>la segunda: {at}</translation>
    </message>
    <message>
        <source>A doubt is a number of seconds, such as 0.5.</source>
        <translation>Una duda es un número de segundos, como 0.5.</translation>
    </message>
    <message>
        <source>UTC, no zone was known</source>
        <translation>UTC, no se conocía ninguna zona</translation>
    </message>
    <message>
        <source>Clocks from pins</source>
        <translation>Relojes a partir de anclajes</translation>
    </message>
    <message>
        <source>What all pins say together. Tick a clip whose time is right as it is. Nothing is corrected until you accept, and the claims stay.</source>
        <translation>Lo que dicen todos los anclajes juntos. Marque un clip cuya hora sea correcta tal como está. Nada se corrige hasta que usted acepte, y las horas declaradas se conservan.</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Anclajes</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Relojes</translation>
    </message>
    <message>
        <source>Correct the clocks</source>
        <translation>Corregir los relojes</translation>
    </message>
    <message>
        <source>Solving the pins…</source>
        <translation>Resolviendo los anclajes…</translation>
    </message>
    <message>
        <source>Correcting the clocks…</source>
        <translation>Corrigiendo los relojes…</translation>
    </message>
    <message>
        <source>Take the pin away</source>
        <translation>Quitar el anclaje</translation>
    </message>
    <message numerus="yes">
        <source>{n} clock corrected|{n} clocks corrected</source>
        <translation>
            <numerusform>{n} reloj corregido</numerusform>
            <numerusform>{n} relojes corregidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a pin first</source>
        <translation>Elija antes un anclaje</translation>
    </message>
    <message>
        <source>Take a pin away</source>
        <translation>Quitar un anclaje</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Add to the claim</source>
        <translation>Sumar a la hora declarada</translation>
    </message>
    <message>
        <source>Known to ±</source>
        <translation>Conocida con ±</translation>
    </message>
    <message>
        <source>seconds; empty: as well as the claim</source>
        <translation>segundos; vacío: tan bien como la hora declarada</translation>
    </message>
    <message>
        <source>Not a doubt: type seconds, such as 2, or nothing.</source>
        <translation>Eso no es una duda: escriba segundos, como 2, o nada.</translation>
    </message>
    <message>
        <source>Each line was added by somebody and stays; the newest holds.</source>
        <translation>Cada línea la añadió alguien y se conserva; vale la más reciente.</translation>
    </message>
    <message>
        <source>Consents, newest first</source>
        <translation>Consentimientos, primero los más recientes</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Leyendo el historial…</translation>
    </message>
    <message>
        <source>By its reference, or by your statement that it was given. A statement stays visible as one, with your name.</source>
        <translation>Por su referencia, o por su declaración de que se dio. Una declaración se ve siempre como tal, con su nombre.</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>Registrarlo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Officer&apos;s statement</source>
        <translation>Declaración del agente</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>Alcanza</translation>
    </message>
    <message>
        <source>The resident takes it back.</source>
        <translation>El residente lo retira.</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Retirarla</translation>
    </message>
    <message>
        <source>It can be opened again, as far as its consent allows.</source>
        <translation>Se puede abrir otra vez, hasta donde permite su consentimiento.</translation>
    </message>
    <message>
        <source>It leaves every view, answer and packet until somebody releases it. Its consent stays as it is.</source>
        <translation>Sale de toda vista, respuesta y paquete hasta que alguien la libere. Su consentimiento queda como está.</translation>
    </message>
    <message>
        <source>Release it</source>
        <translation>Liberarla</translation>
    </message>
    <message>
        <source>Hold it</source>
        <translation>Retenerla</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>No case open</source>
        <translation>Ningún caso abierto</translation>
    </message>
    <message>
        <source>Open a case to see what was delivered.</source>
        <translation>Abra un caso para ver qué se entregó.</translation>
    </message>
    <message>
        <source>The deliveries could not be read</source>
        <translation>No se pudieron leer las entregas</translation>
    </message>
    <message>
        <source>Reading deliveries…</source>
        <translation>Leyendo las entregas…</translation>
    </message>
    <message>
        <source>Nothing was delivered yet</source>
        <translation>Aún no se entregó nada</translation>
    </message>
    <message>
        <source>Take in a share batch, a folder or a zip. Dropping it on the window does too.</source>
        <translation>Ingrese un lote compartido, una carpeta o un zip. También puede soltarlo sobre la ventana.</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message numerus="yes">
        <source>{n} more waits|{n} more wait</source>
        <translation>
            <numerusform>{n} más espera</numerusform>
            <numerusform>{n} más esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>something that is no file on this machine</source>
        <translation>algo que no es un archivo de este equipo</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>No se ingresó</translation>
    </message>
    <message>
        <source>{name} is neither a folder nor a zip</source>
        <translation>{name} no es ni carpeta ni zip</translation>
    </message>
    <message>
        <source>Originals under their names, tracks, coverage, custody, consent and the log&apos;s entries on them, as a BagIt folder that sha256sum can check without this program.</source>
        <translation>Los originales con sus nombres, trazas, cobertura, custodia, consentimiento y los asientos del registro sobre ellos, en una carpeta BagIt que sha256sum puede comprobar sin este programa.</translation>
    </message>
    <message>
        <source>Make the packet</source>
        <translation>Hacer el paquete</translation>
    </message>
    <message>
        <source>Target folder</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>Tick at least one delivery</source>
        <translation>Marque al menos una entrega</translation>
    </message>
    <message>
        <source>Verifying reads every file of a packet against its manifests, and the seal it had.</source>
        <translation>Verificar lee cada archivo de un paquete y lo contrasta con sus manifiestos y con el sello que tenía.</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Verify the chosen one</source>
        <translation>Verificar el elegido</translation>
    </message>
    <message>
        <source>Verify a folder…</source>
        <translation>Verificar una carpeta…</translation>
    </message>
    <message>
        <source>No packet was made of this case yet.</source>
        <translation>Aún no se hizo ningún paquete de este caso.</translation>
    </message>
    <message>
        <source>How far you have come</source>
        <translation>Cuánto ha avanzado</translation>
    </message>
    <message>
        <source>hours, e.g. 22:00-04:00</source>
        <translation>horas, p. ej. 22:00-04:00</translation>
    </message>
    <message>
        <source>Hours of the local day</source>
        <translation>Horas del día local</translation>
    </message>
    <message>
        <source>Hours of the local day, e.g. 22:00-04:00</source>
        <translation>Horas del día local, p. ej. 22:00-04:00</translation>
    </message>
    <message>
        <source>List everything again</source>
        <translation>Volver a mostrar todo</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Acotar</translation>
    </message>
    <message>
        <source>List only: {what}</source>
        <translation>Mostrar solo: {what}</translation>
    </message>
    <message>
        <source>Narrow by colour, way, size, time in sight and hours</source>
        <translation>Acotar por color, sentido, tamaño, tiempo a la vista y horas</translation>
    </message>
    <message>
        <source>More to narrow by</source>
        <translation>Más para acotar</translation>
    </message>
    <message>
        <source>Best shots</source>
        <translation>Mejores tomas</translation>
    </message>
    <message>
        <source>Close view</source>
        <translation>Cerrar la vista</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculta</translation>
    </message>
    <message>
        <source>The gallery cannot be read</source>
        <translation>No se puede leer la galería</translation>
    </message>
    <message>
        <source>Appearances by their best shots</source>
        <translation>Apariciones por sus mejores tomas</translation>
    </message>
    <message>
        <source>Listing appearances…</source>
        <translation>Reuniendo apariciones…</translation>
    </message>
    <message>
        <source>A gallery needs a case.</source>
        <translation>Una galería necesita un caso.</translation>
    </message>
    <message>
        <source>No purpose stated</source>
        <translation>Sin motivo declarado</translation>
    </message>
    <message>
        <source>A gallery needs a case and a purpose.</source>
        <translation>Una galería necesita un caso y un motivo.</translation>
    </message>
    <message>
        <source>State of appearances</source>
        <translation>Estado de las apariciones</translation>
    </message>
    <message>
        <source>Best shot, large</source>
        <translation>Mejor toma, en grande</translation>
    </message>
    <message>
        <source>Whole picture with the box of the appearance</source>
        <translation>Imagen entera con el recuadro de la aparición</translation>
    </message>
    <message>
        <source>being decoded…</source>
        <translation>descodificando…</translation>
    </message>
    <message>
        <source>no picture decodes</source>
        <translation>ninguna imagen se descodifica</translation>
    </message>
    <message>
        <source>Take in a shipment</source>
        <translation>Ingresar un envío</translation>
    </message>
    <message>
        <source>Files are hashed while they are copied into the vault; originals never change. It runs as a job of its own and goes on when this window is closed.</source>
        <translation>A los archivos se les calcula el hash mientras se copian a la bóveda; los originales no cambian nunca. Corre como tarea propia y sigue aunque se cierre esta ventana.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Ingresar</translation>
    </message>
    <message>
        <source>Into case</source>
        <translation>En el caso</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Declaración</translation>
    </message>
    <message>
        <source>Find persons and vehicles</source>
        <translation>Buscar personas y vehículos</translation>
    </message>
    <message>
        <source>Looks through every clip of the case that this model and these settings have not finished yet. An appearance is no identity.</source>
        <translation>Recorre cada clip del caso que este modelo y estos ajustes aún no terminaron. Una aparición no es una identidad.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidad</translation>
    </message>
    <message>
        <source>a new or empty folder</source>
        <translation>una carpeta nueva o vacía</translation>
    </message>
    <message>
        <source>Purpose (F2)</source>
        <translation>Motivo (F2)</translation>
    </message>
    <message>
        <source>{number} (closed)</source>
        <translation>{number} (cerrado)</translation>
    </message>
    <message>
        <source>Find the vehicle that left the scene between 22:00 and 22:30</source>
        <translation>Encontrar el vehículo que se fue del lugar entre las 22:00 y las 22:30</translation>
    </message>
    <message>
        <source>a man was struck at the stop</source>
        <translation>atropellaron a un hombre en la parada</translation>
    </message>
    <message>
        <source>only where its cases differ</source>
        <translation>solo donde sus casos difieran</translation>
    </message>
    <message>
        <source>the same white van at both scenes</source>
        <translation>la misma furgoneta blanca en ambos lugares</translation>
    </message>
    <message>
        <source>account name of the person</source>
        <translation>nombre de cuenta de la persona</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>Nombre de cuenta</translation>
    </message>
    <message>
        <source>what came of it, e.g. arrest, packet handed to the DA</source>
        <translation>qué resultó, p. ej. detención, paquete entregado a la fiscalía</translation>
    </message>
    <message>
        <source>{member} (lead)</source>
        <translation>{member} (dirige)</translation>
    </message>
    <message>
        <source>what was seen</source>
        <translation>lo que se vio</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>su número</translation>
    </message>
    <message>
        <source>seconds from the clip&apos;s first picture</source>
        <translation>segundos desde la primera imagen del clip</translation>
    </message>
    <message>
        <source>their numbers, e.g. 3, 7</source>
        <translation>sus números, p. ej. 3, 7</translation>
    </message>
    <message>
        <source>how it was found, e.g. overlay against the dispatch clock</source>
        <translation>cómo se halló, p. ej. el rótulo contra el reloj de la central</translation>
    </message>
    <message>
        <source>Not a correction: type {HINT}.</source>
        <translation>Eso no es una corrección: escriba {HINT}.</translation>
    </message>
    <message>
        <source>number of the consent or order, or the link</source>
        <translation>número del consentimiento o de la orden, o el enlace</translation>
    </message>
    <message>
        <source>only where there is no reference</source>
        <translation>solo donde no hay referencia</translation>
    </message>
    <message>
        <source>what the resident said, how and when</source>
        <translation>lo que dijo el residente, cómo y cuándo</translation>
    </message>
    <message>
        <source>how the question was settled</source>
        <translation>cómo se resolvió la cuestión</translation>
    </message>
    <message>
        <source>what has to be settled</source>
        <translation>lo que hay que resolver</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>Carátulas</translation>
    </message>
    <message>
        <source>the workspace&apos;s own folder of packets</source>
        <translation>la carpeta de paquetes del propio espacio de trabajo</translation>
    </message>
    <message>
        <source>Writing and checking…</source>
        <translation>Escribiendo y comprobando…</translation>
    </message>
    <message>
        <source>Reading every file of {name}…</source>
        <translation>Leyendo cada archivo de {name}…</translation>
    </message>
    <message>
        <source>Make the workspace here</source>
        <translation>Hacer aquí el espacio de trabajo</translation>
    </message>
    <message>
        <source>A folder with vault, index and audit log.</source>
        <translation>Una carpeta con bóveda, índice y registro de auditoría.</translation>
    </message>
    <message>
        <source>Look around in the demo case</source>
        <translation>Echar un vistazo al caso de demostración</translation>
    </message>
    <message>
        <source>Makes a share batch from a street photograph on this machine, takes it in and finds persons in it. No network, a few minutes.</source>
        <translation>Hace un lote compartido a partir de una fotografía de calle en este equipo, lo ingresa y busca personas en él. Sin red, unos minutos.</translation>
    </message>
    <message>
        <source>Open a new case</source>
        <translation>Abrir un caso nuevo</translation>
    </message>
    <message>
        <source>Number, offence code, time zone. Then take in what residents shared.</source>
        <translation>Número, código del delito, zona horaria. Después se ingresa lo que compartieron los residentes.</translation>
    </message>
    <message>
        <source>Open a case of this workspace</source>
        <translation>Abrir un caso de este espacio de trabajo</translation>
    </message>
    <message>
        <source>Go on where you were.</source>
        <translation>Siga donde estaba.</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>Abrir otro espacio de trabajo</translation>
    </message>
    <message>
        <source>A folder that NVR Desk made.</source>
        <translation>Una carpeta que hizo NVR Desk.</translation>
    </message>
    <message>
        <source>Workspace {path}</source>
        <translation>Espacio de trabajo {path}</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>Abriendo el espacio de trabajo…</translation>
    </message>
    <message>
        <source>Workspace {path}: no case in it yet.</source>
        <translation>Espacio de trabajo {path}: aún sin ningún caso.</translation>
    </message>
    <message>
        <source>No evidence in this role</source>
        <translation>Sin pruebas en este papel</translation>
    </message>
    <message>
        <source>Workspace {path}. You are signed in as {roles}: the menus hold what is yours to do.</source>
        <translation>Espacio de trabajo {path}. Ha iniciado sesión como {roles}: los menús contienen lo que le corresponde.</translation>
    </message>
    <message>
        <source>Welcome to NVR Desk</source>
        <translation>Bienvenido a NVR Desk</translation>
    </message>
    <message>
        <source>No workspace is open. Looked at {path}.</source>
        <translation>Ningún espacio de trabajo abierto. Se miró en {path}.</translation>
    </message>
    <message>
        <source>Choose a case</source>
        <translation>Elija un caso</translation>
    </message>
    <message>
        <source>Reading appearances… {share} %</source>
        <translation>Leyendo apariciones… {share} %</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>First pass</source>
        <translation>Primera pasada</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimación</translation>
    </message>
    <message>
        <source>only if a resident agreed and the batch does not say so</source>
        <translation>solo si un residente consintió y el lote no lo dice</translation>
    </message>
    <message>
        <source>Then this look answers searches in its place.</source>
        <translation>Entonces esta mirada responde a las búsquedas en su lugar.</translation>
    </message>
    <message>
        <source>Reckoning…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>The fastest that works</source>
        <translation>El más rápido que funcione</translation>
    </message>
    <message>
        <source>The jobs could not be read</source>
        <translation>No se pudieron leer las tareas</translation>
    </message>
    <message>
        <source>No work yet</source>
        <translation>Aún no hay tareas</translation>
    </message>
    <message>
        <source>Taking in a batch and finding persons show up here.</source>
        <translation>El ingreso de lotes y la búsqueda de personas aparecen aquí.</translation>
    </message>
    <message>
        <source>Progress of {title}</source>
        <translation>Avance de {title}</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Keys that you change hold for you alone.</source>
        <translation>Las teclas que cambie valen solo para usted.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Add the key</source>
        <translation>Añadir la tecla</translation>
    </message>
    <message>
        <source>Use this key alone</source>
        <translation>Usar solo esta tecla</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Ninguna tecla</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Como era</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Todas como eran</translation>
    </message>
    <message>
        <source>   or   </source>
        <translation>   o   </translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Buscar una orden o una tecla</translation>
    </message>
    <message>
        <source>Another key</source>
        <translation>Otra tecla</translation>
    </message>
    <message>
        <source>It holds from now on.</source>
        <translation>Vale desde ahora.</translation>
    </message>
    <message>
        <source>Choose a command.</source>
        <translation>Elija una orden.</translation>
    </message>
    <message>
        <source>{keys} is needed by lists and dialogs themselves.</source>
        <translation>{keys} la necesitan las listas y los diálogos.</translation>
    </message>
    <message>
        <source>{keys} is free.</source>
        <translation>{keys} está libre.</translation>
    </message>
    <message>
        <source>{keys} belongs to “{title}”, which then loses it.</source>
        <translation>{keys} es de «{title}», que entonces la pierde.</translation>
    </message>
    <message>
        <source>{keys}   (yours)</source>
        <translation>{keys}   (suya)</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Disposiciones</translation>
    </message>
    <message>
        <source>How panels and windows stand is kept by itself for every set of screens. Give it a name to come back to it.</source>
        <translation>La posición de paneles y ventanas se guarda sola para cada conjunto de pantallas. Déle un nombre para volver a ella.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>In the second window</source>
        <translation>En la segunda ventana</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardarla</translation>
    </message>
    <message>
        <source>Name of how it stands now</source>
        <translation>Nombre de la disposición actual</translation>
    </message>
    <message>
        <source>Use the chosen one</source>
        <translation>Usar la elegida</translation>
    </message>
    <message>
        <source>Forget the chosen one</source>
        <translation>Olvidar la elegida</translation>
    </message>
    <message>
        <source>Type a name that is not taken by one of the first two.</source>
        <translation>Escriba un nombre que no sea el de las dos primeras.</translation>
    </message>
    <message>
        <source>“{name}” is kept.</source>
        <translation>«{name}» está guardada.</translation>
    </message>
    <message>
        <source>The first two are always there.</source>
        <translation>Las dos primeras están siempre.</translation>
    </message>
    <message>
        <source>As on the first day</source>
        <translation>Como el primer día</translation>
    </message>
    <message>
        <source>Map and timeline on a second screen</source>
        <translation>Mapa y línea de tiempo en una segunda pantalla</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark slate</source>
        <translation>Pizarra oscura</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aspecto e idioma</translation>
    </message>
    <message>
        <source>Both are kept for you on this machine. Another language is spoken from the next start on; what is on record stays as it was written.</source>
        <translation>Ambos se guardan para usted en este equipo. Otro idioma se habla desde el próximo inicio; lo registrado queda como se escribió.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The demo failed</source>
        <translation>La demostración falló</translation>
    </message>
    <message>
        <source>Its clips will lie here in time.</source>
        <translation>Aquí se verán sus clips en el tiempo.</translation>
    </message>
    <message>
        <source>Its cameras will stand here.</source>
        <translation>Aquí se verán sus cámaras.</translation>
    </message>
    <message>
        <source>The demo failed: {why}</source>
        <translation>La demostración falló: {why}</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Aún no hay ninguno.</translation>
    </message>
    <message>
        <source>Nothing in time yet</source>
        <translation>Aún no hay nada en el tiempo</translation>
    </message>
    <message>
        <source>Take in a batch first.</source>
        <translation>Ingrese antes un lote.</translation>
    </message>
    <message>
        <source>Something failed</source>
        <translation>Algo falló</translation>
    </message>
    <message>
        <source>Filter by place</source>
        <translation>Filtrar por lugar</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Guardar el mapa</translation>
    </message>
    <message>
        <source>GeoJSON, for maps and programs</source>
        <translation>GeoJSON, para mapas y programas</translation>
    </message>
    <message>
        <source>KML, for globes</source>
        <translation>KML, para globos terráqueos</translation>
    </message>
    <message>
        <source>GPX, for hand-held receivers; areas as tracks</source>
        <translation>GPX, para receptores de mano; las áreas como recorridos</translation>
    </message>
    <message>
        <source>Bring a layer into the map</source>
        <translation>Traer una capa al mapa</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Traer</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Muestra</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} feature in the layer {name}|{n:,} features in the layer {name}</source>
        <translation>
            <numerusform>{n:,} elemento en la capa {name}</numerusform>
            <numerusform>{n:,} elementos en la capa {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the map as a picture</source>
        <translation>Guardar el mapa como imagen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>The agency&apos;s own base map</source>
        <translation>Mapa base propio del cuerpo</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>{form}, {kind}, zoom {least} to {most}</source>
        <translation>{form}, {kind}, ampliación de {least} a {most}</translation>
    </message>
    <message>
        <source>the name of the file</source>
        <translation>el nombre del archivo</translation>
    </message>
    <message>
        <source>In all cases (partner agencies, districts)</source>
        <translation>En todos los casos (cuerpos asociados, distritos)</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Elija un archivo.</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>Caso {number}</translation>
    </message>
    <message>
        <source>Case {number}. Purpose: {words}</source>
        <translation>Caso {number}. Motivo: {words}</translation>
    </message>
    <message>
        <source>{when}. Middle of the map: {place}</source>
        <translation>{when}. Centro del mapa: {place}</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>vectorial</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>imágenes</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} without a place left out|{n:,} without a place left out</source>
        <translation>
            <numerusform>{n:,} sin lugar, omitido</numerusform>
            <numerusform>{n:,} sin lugar, omitidos</numerusform>
        </translation>
    </message>
    <message>
        <source>The bundled map alone.</source>
        <translation>Solo el mapa incluido.</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidentes</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Cuerpos</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Áreas</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otras</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cámaras</translation>
    </message>
    <message>
        <source>Where they look</source>
        <translation>Hacia dónde miran</translation>
    </message>
    <message>
        <source>How sure their place is</source>
        <translation>Precisión de su lugar</translation>
    </message>
    <message>
        <source>Colours by time</source>
        <translation>Colores según la hora</translation>
    </message>
    <message>
        <source>Density of appearances</source>
        <translation>Densidad de apariciones</translation>
    </message>
    <message>
        <source>Incident of the case</source>
        <translation>Incidente del caso</translation>
    </message>
    <message>
        <source>Names of places</source>
        <translation>Nombres de lugares</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Grados</translation>
    </message>
    <message>
        <source>Take off the map</source>
        <translation>Quitar del mapa</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Qué muestra el mapa</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} feature|{n:,} features</source>
        <translation>
            <numerusform>{n:,} elemento</numerusform>
            <numerusform>{n:,} elementos</numerusform>
        </translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>todos los casos</translation>
    </message>
    <message>
        <source>Newest clip of a camera</source>
        <translation>Clip más reciente de una cámara</translation>
    </message>
    <message>
        <source>Grey: time unknown</source>
        <translation>Gris: hora desconocida</translation>
    </message>
    <message>
        <source>Density of appearances, few – many</source>
        <translation>Densidad de apariciones, pocas – muchas</translation>
    </message>
    <message>
        <source>Relative to the densest place in the picture</source>
        <translation>Relativa al lugar más denso de la imagen</translation>
    </message>
    <message>
        <source>Layers of the map</source>
        <translation>Capas del mapa</translation>
    </message>
    <message>
        <source>Take a layer off the map</source>
        <translation>Quitar una capa del mapa</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Mapa base</translation>
    </message>
    <message>
        <source>{length}, last leg {degrees}°</source>
        <translation>{length}, último tramo {degrees}°</translation>
    </message>
    <message>
        <source>Click where the measure goes on; double-click ends it</source>
        <translation>Pulse donde sigue la medida; doble pulsación la termina</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Acercar (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Alejar (−)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Show all cameras (F)</source>
        <translation>Mostrar todas las cámaras (F)</translation>
    </message>
    <message numerus="yes">
        <source>and {n:,} more|and {n:,} more</source>
        <translation>
            <numerusform>y {n:,} más</numerusform>
            <numerusform>y {n:,} más</numerusform>
        </translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Más menús</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} camera with a place|{n:,} cameras with a place</source>
        <translation>
            <numerusform>{n:,} cámara con lugar</numerusform>
            <numerusform>{n:,} cámaras con lugar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} delivery|{n:,} deliveries</source>
        <translation>
            <numerusform>{n:,} entrega</numerusform>
            <numerusform>{n:,} entregas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and {n:,} more| and {n:,} more</source>
        <translation>
            <numerusform> y {n:,} más</numerusform>
            <numerusform> y {n:,} más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, {n:,} not open to view|, {n:,} not open to view</source>
        <translation>
            <numerusform>, {n:,} que no se puede ver</numerusform>
            <numerusform>, {n:,} que no se pueden ver</numerusform>
        </translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Ningún caso está abierto.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>{what} without.</source>
        <translation>{what} sin lugar.</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>hora desconocida</translation>
    </message>
    <message>
        <source>Appearances: {found}</source>
        <translation>Apariciones: {found}</translation>
    </message>
    <message>
        <source>Click to zoom in</source>
        <translation>Pulse para acercar</translation>
    </message>
    <message>
        <source>Base map cannot be read: {why}</source>
        <translation>No se puede leer el mapa base: {why}</translation>
    </message>
    <message>
        <source>The agency&apos;s own map cannot be read: {why}</source>
        <translation>No se puede leer el mapa propio del cuerpo: {why}</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>Ningún caso está abierto</translation>
    </message>
    <message>
        <source>{what} without a place</source>
        <translation>{what} sin lugar</translation>
    </message>
    <message>
        <source>Chosen: {camera}, {what}.</source>
        <translation>Elegida: {camera}, {what}.</translation>
    </message>
    <message>
        <source>No camera of this case has a place yet</source>
        <translation>Ninguna cámara de este caso tiene lugar todavía</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Change a mark</source>
        <translation>Cambiar una marca</translation>
    </message>
    <message>
        <source>Take a mark away</source>
        <translation>Quitar una marca</translation>
    </message>
    <message>
        <source>Writing a still…</source>
        <translation>Escribiendo un fotograma…</translation>
    </message>
    <message>
        <source>Still written: {path}</source>
        <translation>Fotograma escrito: {path}</translation>
    </message>
    <message>
        <source>A range begins here: the same key ends it</source>
        <translation>Aquí empieza un tramo: la misma tecla lo termina</translation>
    </message>
    <message>
        <source>Choose a mark first</source>
        <translation>Elija antes una marca</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Nada que deshacer</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Hecho otra vez: {what}</translation>
    </message>
    <message>
        <source>Nothing to do again</source>
        <translation>Nada que rehacer</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Fotograma</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Marcado</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Reading the marks…</source>
        <translation>Leyendo las marcas…</translation>
    </message>
    <message>
        <source>all levels</source>
        <translation>todos los niveles</translation>
    </message>
    <message>
        <source>notable and key</source>
        <translation>notables y clave</translation>
    </message>
    <message>
        <source>key only</source>
        <translation>solo clave</translation>
    </message>
    <message>
        <source>Levels listed</source>
        <translation>Niveles mostrados</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>find in notes</source>
        <translation>buscar en las notas</translation>
    </message>
    <message>
        <source>Find in notes</source>
        <translation>Buscar en las notas</translation>
    </message>
    <message>
        <source>This delivery</source>
        <translation>Esta entrega</translation>
    </message>
    <message>
        <source>Only marks of the chosen delivery</source>
        <translation>Solo las marcas de la entrega elegida</translation>
    </message>
    <message>
        <source>No marks</source>
        <translation>Sin marcas</translation>
    </message>
    <message>
        <source>all authors</source>
        <translation>todos los autores</translation>
    </message>
    <message>
        <source>Marks are read with case and purpose.</source>
        <translation>Las marcas se leen con caso y motivo.</translation>
    </message>
    <message>
        <source>The case is closed</source>
        <translation>El caso está cerrado</translation>
    </message>
    <message>
        <source>No mark fits</source>
        <translation>Ninguna marca coincide</translation>
    </message>
    <message>
        <source>Ask for less above.</source>
        <translation>Pida menos arriba.</translation>
    </message>
    <message>
        <source>No marks yet</source>
        <translation>Aún no hay marcas</translation>
    </message>
    <message>
        <source>B marks the picture on screen, Shift+B a range.</source>
        <translation>B marca la imagen en pantalla; Mayús+B, un tramo.</translation>
    </message>
    <message>
        <source>Ca&amp;re</source>
        <translation>Ma&amp;ntenimiento</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Check the workspace…</source>
        <translation>Comprobar el espacio de trabajo…</translation>
    </message>
    <message>
        <source>Back the workspace up…</source>
        <translation>Copia de seguridad del espacio de trabajo…</translation>
    </message>
    <message>
        <source>This machine…</source>
        <translation>Este equipo…</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Caso</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>Caso nuevo…</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Abrir un caso…</translation>
    </message>
    <message>
        <source>Purpose…</source>
        <translation>Motivo…</translation>
    </message>
    <message>
        <source>Read the case again</source>
        <translation>Leer el caso otra vez</translation>
    </message>
    <message>
        <source>Case and members…</source>
        <translation>Caso y miembros…</translation>
    </message>
    <message>
        <source>Incident: when and where…</source>
        <translation>Incidente: cuándo y dónde…</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Series…</source>
        <translation>Series…</translation>
    </message>
    <message>
        <source>Cl&amp;ock</source>
        <translation>Re&amp;loj</translation>
    </message>
    <message>
        <source>Clock in the picture…</source>
        <translation>Reloj en la imagen…</translation>
    </message>
    <message>
        <source>Zone of the clock…</source>
        <translation>Zona del reloj…</translation>
    </message>
    <message>
        <source>Take the correction back…</source>
        <translation>Retirar la corrección…</translation>
    </message>
    <message>
        <source>Pin this moment</source>
        <translation>Anclar este momento</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anclaje</translation>
    </message>
    <message>
        <source>Pin this moment to a known time…</source>
        <translation>Anclar este momento a una hora conocida…</translation>
    </message>
    <message>
        <source>Clocks from pins…</source>
        <translation>Relojes a partir de anclajes…</translation>
    </message>
    <message>
        <source>&amp;Delivery</source>
        <translation>&amp;Entrega</translation>
    </message>
    <message>
        <source>Facts of the delivery…</source>
        <translation>Datos de la entrega…</translation>
    </message>
    <message>
        <source>Consent of the delivery…</source>
        <translation>Consentimiento de la entrega…</translation>
    </message>
    <message>
        <source>Record a consent…</source>
        <translation>Registrar un consentimiento…</translation>
    </message>
    <message>
        <source>Withdraw the delivery…</source>
        <translation>Retirar la entrega…</translation>
    </message>
    <message>
        <source>Hold or release the delivery…</source>
        <translation>Retener o liberar la entrega…</translation>
    </message>
    <message>
        <source>Correct the clock…</source>
        <translation>Corregir el reloj…</translation>
    </message>
    <message>
        <source>Appearances…</source>
        <translation>Apariciones…</translation>
    </message>
    <message>
        <source>Split an appearance…</source>
        <translation>Dividir una aparición…</translation>
    </message>
    <message>
        <source>Merge appearances…</source>
        <translation>Unir apariciones…</translation>
    </message>
    <message>
        <source>Export the tracks…</source>
        <translation>Exportar las trazas…</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>&amp;Pruebas</translation>
    </message>
    <message>
        <source>Find persons and vehicles…</source>
        <translation>Buscar personas y vehículos…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Detectar</translation>
    </message>
    <message>
        <source>New packet…</source>
        <translation>Paquete nuevo…</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Packets, and verify one…</source>
        <translation>Paquetes, y verificar uno…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Abrir un espacio de trabajo…</translation>
    </message>
    <message>
        <source>Make and open the demo case</source>
        <translation>Hacer y abrir el caso de demostración</translation>
    </message>
    <message>
        <source>Take in a folder…</source>
        <translation>Ingresar una carpeta…</translation>
    </message>
    <message>
        <source>Take in a zip…</source>
        <translation>Ingresar un zip…</translation>
    </message>
    <message>
        <source>Zip</source>
        <translation>Zip</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>&amp;Gallery</source>
        <translation>&amp;Galería</translation>
    </message>
    <message>
        <source>Show the gallery</source>
        <translation>Mostrar la galería</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>Relevante</translation>
    </message>
    <message>
        <source>Not relevant</source>
        <translation>No relevante</translation>
    </message>
    <message>
        <source>Unseen again</source>
        <translation>Otra vez sin ver</translation>
    </message>
    <message>
        <source>Next unseen appearance</source>
        <translation>Siguiente aparición sin ver</translation>
    </message>
    <message>
        <source>Best shot in the player</source>
        <translation>Mejor toma en el reproductor</translation>
    </message>
    <message>
        <source>Choose every appearance listed</source>
        <translation>Elegir todas las apariciones mostradas</translation>
    </message>
    <message>
        <source>List every state again</source>
        <translation>Mostrar otra vez todos los estados</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de órdenes</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Mapa</translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>Mostrar el mapa</translation>
    </message>
    <message>
        <source>List of what the map shows</source>
        <translation>Lista de lo que muestra el mapa</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Filter by an area drawn on the map</source>
        <translation>Filtrar por un área dibujada en el mapa</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Filter by a circle drawn on the map</source>
        <translation>Filtrar por un círculo dibujado en el mapa</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Círculo</translation>
    </message>
    <message>
        <source>Filter by what the map shows now</source>
        <translation>Filtrar por lo que muestra el mapa ahora</translation>
    </message>
    <message>
        <source>Filter by 250 m around the chosen camera</source>
        <translation>Filtrar por 250 m alrededor de la cámara elegida</translation>
    </message>
    <message>
        <source>Filter by no place</source>
        <translation>No filtrar por lugar</translation>
    </message>
    <message>
        <source>No area</source>
        <translation>Sin área</translation>
    </message>
    <message>
        <source>Measure distance and direction on the map</source>
        <translation>Medir distancia y rumbo en el mapa</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Colour cameras by time</source>
        <translation>Colorear las cámaras según la hora</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Por hora</translation>
    </message>
    <message>
        <source>Density of appearances on the map</source>
        <translation>Densidad de apariciones en el mapa</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>Bring a layer into the map…</source>
        <translation>Traer una capa al mapa…</translation>
    </message>
    <message>
        <source>Export the map as GeoJSON, KML or GPX…</source>
        <translation>Exportar el mapa como GeoJSON, KML o GPX…</translation>
    </message>
    <message>
        <source>Save the map as a picture…</source>
        <translation>Guardar el mapa como imagen…</translation>
    </message>
    <message>
        <source>The agency&apos;s own base map…</source>
        <translation>Mapa base propio del cuerpo…</translation>
    </message>
    <message>
        <source>Mar&amp;ks</source>
        <translation>Marca&amp;s</translation>
    </message>
    <message>
        <source>Mark this picture</source>
        <translation>Marcar esta imagen</translation>
    </message>
    <message>
        <source>Mark a range: in to out, or begin and end</source>
        <translation>Marcar un tramo: de entrada a salida, o empezar y terminar</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Tramo</translation>
    </message>
    <message>
        <source>Note of the chosen mark</source>
        <translation>Nota de la marca elegida</translation>
    </message>
    <message>
        <source>Take the chosen mark away</source>
        <translation>Quitar la marca elegida</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Read the marks again</source>
        <translation>Leer las marcas otra vez</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Deshacer el último paso</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Hacerlo otra vez</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Write this picture to a file</source>
        <translation>Escribir esta imagen en un archivo</translation>
    </message>
    <message>
        <source>Show marks</source>
        <translation>Mostrar las marcas</translation>
    </message>
    <message>
        <source>Peop&amp;le</source>
        <translation>Pers&amp;onas</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Sign out, or switch person</source>
        <translation>Cerrar la sesión o cambiar de persona</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>Personas…</translation>
    </message>
    <message>
        <source>Who may do what…</source>
        <translation>Quién puede hacer qué…</translation>
    </message>
    <message>
        <source>My password…</source>
        <translation>Mi contraseña…</translation>
    </message>
    <message>
        <source>My second factor…</source>
        <translation>Mi segundo factor…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Questions to me…</source>
        <translation>Preguntas para mí…</translation>
    </message>
    <message>
        <source>Approvals…</source>
        <translation>Aprobaciones…</translation>
    </message>
    <message>
        <source>&amp;Player</source>
        <translation>&amp;Reproductor</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Play, again for faster</source>
        <translation>Reproducir; otra vez, más rápido</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>Reproducir hacia atrás; otra vez, más rápido</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Un segundo adelante</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Un segundo atrás</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>Primera imagen</translation>
    </message>
    <message>
        <source>Last picture</source>
        <translation>Última imagen</translation>
    </message>
    <message>
        <source>Go to time code</source>
        <translation>Ir a un código de tiempo</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Bucle desde aquí</translation>
    </message>
    <message>
        <source>Loop up to here</source>
        <translation>Bucle hasta aquí</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Sin bucle</translation>
    </message>
    <message>
        <source>Picture tools</source>
        <translation>Herramientas de imagen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation>Ampliar la imagen</translation>
    </message>
    <message>
        <source>Enlarge it less</source>
        <translation>Ampliarla menos</translation>
    </message>
    <message>
        <source>Deinterlace</source>
        <translation>Desentrelazar</translation>
    </message>
    <message>
        <source>Picture as it was decoded</source>
        <translation>Imagen tal como se descodificó</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Boxes on or off</source>
        <translation>Mostrar u ocultar los recuadros</translation>
    </message>
    <message>
        <source>One tile</source>
        <translation>Una casilla</translation>
    </message>
    <message>
        <source>Two tiles on one clock</source>
        <translation>Dos casillas con un reloj</translation>
    </message>
    <message>
        <source>Four tiles on one clock</source>
        <translation>Cuatro casillas con un reloj</translation>
    </message>
    <message>
        <source>Nine tiles on one clock</source>
        <translation>Nueve casillas con un reloj</translation>
    </message>
    <message>
        <source>Next tile</source>
        <translation>Casilla siguiente</translation>
    </message>
    <message>
        <source>Previous tile</source>
        <translation>Casilla anterior</translation>
    </message>
    <message>
        <source>Chosen delivery into a tile</source>
        <translation>La entrega elegida, a una casilla</translation>
    </message>
    <message>
        <source>Fill the tiles with clips of this moment</source>
        <translation>Llenar las casillas con clips de este momento</translation>
    </message>
    <message>
        <source>Empty the tile</source>
        <translation>Vaciar la casilla</translation>
    </message>
    <message>
        <source>Next camera at this moment</source>
        <translation>Cámara siguiente en este momento</translation>
    </message>
    <message>
        <source>Previous camera at this moment</source>
        <translation>Cámara anterior en este momento</translation>
    </message>
    <message>
        <source>Sound on or off</source>
        <translation>Sonido sí o no</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Next delivery</source>
        <translation>Entrega siguiente</translation>
    </message>
    <message>
        <source>Previous delivery</source>
        <translation>Entrega anterior</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>Appearances in a region…</source>
        <translation>Apariciones en una región…</translation>
    </message>
    <message>
        <source>Motion in a region…</source>
        <translation>Movimiento en una región…</translation>
    </message>
    <message>
        <source>When did this vanish…</source>
        <translation>Cuándo desapareció esto…</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>Guardar esta búsqueda…</translation>
    </message>
    <message>
        <source>Searches that you kept</source>
        <translation>Búsquedas que usted guardó</translation>
    </message>
    <message>
        <source>Filter deliveries</source>
        <translation>Filtrar las entregas</translation>
    </message>
    <message>
        <source>S&amp;upervision</source>
        <translation>S&amp;upervisión</translation>
    </message>
    <message>
        <source>Audit log…</source>
        <translation>Registro de auditoría…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Verify the audit log</source>
        <translation>Verificar el registro de auditoría</translation>
    </message>
    <message>
        <source>Export the audit log…</source>
        <translation>Exportar el registro de auditoría…</translation>
    </message>
    <message>
        <source>Sign the log: make a checkpoint</source>
        <translation>Firmar el registro: hacer un punto de control</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Punto de control</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Revisiones…</translation>
    </message>
    <message>
        <source>Counts of looking…</source>
        <translation>Recuentos de lo mirado…</translation>
    </message>
    <message>
        <source>Report of the last review…</source>
        <translation>Informe de la última revisión…</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>Línea de &amp;tiempo</translation>
    </message>
    <message>
        <source>Next appearance</source>
        <translation>Aparición siguiente</translation>
    </message>
    <message>
        <source>Previous appearance</source>
        <translation>Aparición anterior</translation>
    </message>
    <message>
        <source>Lanes by camera, batch or request</source>
        <translation>Carriles por cámara, lote o petición</translation>
    </message>
    <message>
        <source>Skip empty stretches in play</source>
        <translation>Saltar los tramos vacíos al reproducir</translation>
    </message>
    <message>
        <source>Filter from here on</source>
        <translation>Filtrar desde aquí</translation>
    </message>
    <message>
        <source>Filter up to here</source>
        <translation>Filtrar hasta aquí</translation>
    </message>
    <message>
        <source>No filter by time</source>
        <translation>No filtrar por hora</translation>
    </message>
    <message>
        <source>The whole case on the timeline</source>
        <translation>Todo el caso en la línea de tiempo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>Tema siguiente</translation>
    </message>
    <message>
        <source>Look and language…</source>
        <translation>Aspecto e idioma…</translation>
    </message>
    <message>
        <source>Layouts…</source>
        <translation>Disposiciones…</translation>
    </message>
    <message>
        <source>Map and timeline in a second window</source>
        <translation>Mapa y línea de tiempo en una segunda ventana</translation>
    </message>
    <message>
        <source>Send this panel to the other window</source>
        <translation>Enviar este panel a la otra ventana</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Restablecer la disposición</translation>
    </message>
    <message>
        <source>Deliveries as cards or table</source>
        <translation>Entregas como fichas o como tabla</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>Mostrar la línea de tiempo</translation>
    </message>
    <message>
        <source>Show jobs</source>
        <translation>Mostrar las tareas</translation>
    </message>
    <message>
        <source>Show deliveries</source>
        <translation>Mostrar las entregas</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Weights of the detector on this station. Without any the built-in basic detector runs: persons only, and it misses many.</source>
        <translation>Pesos del detector en esta estación. Sin ellos funciona el detector básico incluido: solo personas, y se le escapan muchas.</translation>
    </message>
    <message>
        <source>Pull…</source>
        <translation>Descargar…</translation>
    </message>
    <message>
        <source>Add from file…</source>
        <translation>Añadir desde un archivo…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Reading the list and hashing what is installed…</source>
        <translation>Leyendo la lista y calculando el hash de lo instalado…</translation>
    </message>
    <message>
        <source>The only thing in this program that uses the network, and only on your yes.</source>
        <translation>Lo único en este programa que usa la red, y solo con su sí.</translation>
    </message>
    <message>
        <source>Use the network and fetch it</source>
        <translation>Usar la red y descargarlo</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Descargando…</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Lo que coincide</translation>
    </message>
    <message>
        <source>What do you want to do? Or a case, or a delivery</source>
        <translation>¿Qué quiere hacer? O un caso, o una entrega</translation>
    </message>
    <message>
        <source>Command, case or delivery</source>
        <translation>Orden, caso o entrega</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nada coincide.</translation>
    </message>
    <message numerus="yes">
        <source>{n} fits|{n} fit</source>
        <translation>
            <numerusform>{n} coincide</numerusform>
            <numerusform>{n} coinciden</numerusform>
        </translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>What needs a second person before it goes on, or looked at after it was done. Nobody decides what they asked for themselves; a desk of one does, and it is counted.</source>
        <translation>Lo que necesita a una segunda persona antes de seguir, o que se mira después de hecho. Nadie decide lo que pidió para sí; un puesto de una sola persona sí, y se cuenta.</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Conceder</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Denegar</translation>
    </message>
    <message>
        <source>The asks could not be read</source>
        <translation>No se pudieron leer las peticiones</translation>
    </message>
    <message>
        <source>Putting it on record…</source>
        <translation>Dejando constancia…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Reading what waits…</source>
        <translation>Leyendo lo que espera…</translation>
    </message>
    <message>
        <source>Say why not: they read it.</source>
        <translation>Diga por qué no: lo leerán.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>All…</source>
        <translation>Todas…</translation>
    </message>
    <message>
        <source>Questions to me</source>
        <translation>Preguntas para mí</translation>
    </message>
    <message>
        <source>A supervisor who reviews who looked asks about an act of yours. What you answer is kept with the review.</source>
        <translation>Un supervisor que revisa quién miró pregunta por un acto suyo. Lo que responda se guarda con la revisión.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde cuándo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>De</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Reading what is asked…</source>
        <translation>Leyendo lo que se pregunta…</translation>
    </message>
    <message>
        <source>The questions could not be read</source>
        <translation>No se pudieron leer las preguntas</translation>
    </message>
    <message>
        <source>Your answer is with the review.</source>
        <translation>Su respuesta está con la revisión.</translation>
    </message>
    <message>
        <source>Nobody asks you anything</source>
        <translation>Nadie le pregunta nada</translation>
    </message>
    <message>
        <source>Write an answer first.</source>
        <translation>Escriba antes una respuesta.</translation>
    </message>
    <message>
        <source>Confirm with your password</source>
        <translation>Confirme con su contraseña</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>Not confirmed: the password is wrong.</source>
        <translation>No confirmado: la contraseña es incorrecta.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Cambiar de persona</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mi contraseña</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Changing it…</source>
        <translation>Cambiándola…</translation>
    </message>
    <message>
        <source>Your new password holds.</source>
        <translation>Su contraseña nueva ya vale.</translation>
    </message>
    <message>
        <source>My second factor</source>
        <translation>Mi segundo factor</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar la imagen</translation>
    </message>
    <message>
        <source>Or type this</source>
        <translation>O escriba esto</translation>
    </message>
    <message>
        <source>First code</source>
        <translation>Primer código</translation>
    </message>
    <message>
        <source>Photograph it with the app, then type the code that the app shows.</source>
        <translation>Fotografíela con la aplicación y escriba después el código que esta muestra.</translation>
    </message>
    <message>
        <source>From now on your sign-in asks for a code.</source>
        <translation>Desde ahora se le pedirá un código al iniciar sesión.</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>Contraseña anterior</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>Las dos contraseñas nuevas no coinciden.</translation>
    </message>
    <message>
        <source>A password comes first: People, My password…</source>
        <translation>Primero hace falta una contraseña: Personas, Mi contraseña…</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Quién puede hacer qué</translation>
    </message>
    <message>
        <source>One table, asked at every act by window, command line and services. An account with several roles may do what any of them may.</source>
        <translation>Una sola tabla, consultada en cada acto por la ventana, la línea de órdenes y los servicios. Una cuenta con varios papeles puede lo que pueda cualquiera de ellos.</translation>
    </message>
    <message>
        <source>Nothing of that name is in the table.</source>
        <translation>Nada con ese nombre está en la tabla.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>They hold for the whole workspace. Every change is on record, and one that makes the house less strict takes your password again.</source>
        <translation>Valen para todo el espacio de trabajo. Todo cambio queda registrado, y el que hace la casa menos estricta pide de nuevo su contraseña.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vale</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Por defecto</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Fijado por</translation>
    </message>
    <message>
        <source>Let it hold</source>
        <translation>Que valga</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Volver al valor por defecto</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>Leyendo los ajustes…</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>No se pudieron leer los ajustes</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Another workspace…</source>
        <translation>Otro espacio de trabajo…</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir una persona</translation>
    </message>
    <message>
        <source>They get a start password, shown to you once. At their first sign-in they choose their own.</source>
        <translation>Recibe una contraseña inicial, que se le muestra a usted una vez. En su primer inicio de sesión elige la suya.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Making the account…</source>
        <translation>Creando la cuenta…</translation>
    </message>
    <message>
        <source>They hold from the next act on, in every window of theirs.</source>
        <translation>Valen desde su próximo acto, en todas sus ventanas.</translation>
    </message>
    <message>
        <source>Change the roles</source>
        <translation>Cambiar los papeles</translation>
    </message>
    <message>
        <source>Read it out to them or write it down for them. It is shown this once and kept nowhere; it is good for their first sign-in alone.</source>
        <translation>Léasela o anótesela. Se muestra esta única vez y no se guarda en ninguna parte; sirve solo para su primer inicio de sesión.</translation>
    </message>
    <message>
        <source>They have it</source>
        <translation>Ya la tiene</translation>
    </message>
    <message>
        <source>Start password</source>
        <translation>Contraseña inicial</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copied. Clear the clipboard when they have it.</source>
        <translation>Copiada. Vacíe el portapapeles cuando la tenga.</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Su propia contraseña</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Tick at least one role, or close the account.</source>
        <translation>Marque al menos un papel, o cierre la cuenta.</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Su código</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Everybody who has an account. Nobody changes their own roles, releases themselves or resets their own factor: somebody else does.</source>
        <translation>Todas las personas con cuenta. Nadie cambia sus propios papeles, se libera a sí mismo ni restablece su propio factor: lo hace otra persona.</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Añadir una persona…</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>No se pudo leer la lista</translation>
    </message>
    <message>
        <source>Reading who has an account…</source>
        <translation>Leyendo quién tiene cuenta…</translation>
    </message>
    <message>
        <source>A desk of one</source>
        <translation>Un puesto de una sola persona</translation>
    </message>
    <message>
        <source>Tiles on one clock</source>
        <translation>Casillas con un reloj</translation>
    </message>
    <message>
        <source>This works with one tile: Alt+1</source>
        <translation>Esto funciona con una casilla: Alt+1</translation>
    </message>
    <message>
        <source>no clip is open</source>
        <translation>ningún clip está abierto</translation>
    </message>
    <message>
        <source>Not a time code: type seconds, m:s or h:m:s</source>
        <translation>Eso no es un código de tiempo: escriba segundos, m:s o h:m:s</translation>
    </message>
    <message>
        <source>Time code</source>
        <translation>Código de tiempo</translation>
    </message>
    <message>
        <source>Type a time code and press Enter, e.g. 1:02.5</source>
        <translation>Escriba un código de tiempo y pulse Intro, p. ej. 1:02.5</translation>
    </message>
    <message>
        <source>This machine cannot decode every picture in time; single steps show each one.</source>
        <translation>Este equipo no descodifica a tiempo todas las imágenes; paso a paso se ven todas.</translation>
    </message>
    <message>
        <source>enhanced view</source>
        <translation>vista mejorada</translation>
    </message>
    <message>
        <source>{factor:.1f}× enlarged</source>
        <translation>ampliada {factor:.1f}×</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>No se muestra nada</translation>
    </message>
    <message>
        <source>key pictures only</source>
        <translation>solo imágenes clave</translation>
    </message>
    <message>
        <source>an earlier picture; the exact one is coming</source>
        <translation>una imagen anterior; la exacta está en camino</translation>
    </message>
    <message>
        <source>loop {first} to {last}</source>
        <translation>bucle de {first} a {last}</translation>
    </message>
    <message>
        <source>item {item}  ·  clip {clip}</source>
        <translation>objeto {item}  ·  vídeo {clip}</translation>
    </message>
    <message>
        <source>{time} from first picture</source>
        <translation>{time} desde la primera imagen</translation>
    </message>
    <message>
        <source>picture {place} of {count}  ·  pts {pts}</source>
        <translation>imagen {place} de {count}  ·  pts {pts}</translation>
    </message>
    <message>
        <source>smaller while it plays back</source>
        <translation>más pequeña mientras va hacia atrás</translation>
    </message>
    <message>
        <source>end of clip</source>
        <translation>fin del vídeo</translation>
    </message>
    <message>
        <source>beginning of clip</source>
        <translation>principio del vídeo</translation>
    </message>
    <message>
        <source>brightness {by:+d}</source>
        <translation>brillo {by:+d}</translation>
    </message>
    <message>
        <source>contrast {by:+d}</source>
        <translation>contraste {by:+d}</translation>
    </message>
    <message>
        <source>gamma {value:.2f}</source>
        <translation>gamma {value:.2f}</translation>
    </message>
    <message>
        <source>one field of two</source>
        <translation>un campo de dos</translation>
    </message>
    <message>
        <source>This is the last picture</source>
        <translation>Esta es la última imagen</translation>
    </message>
    <message>
        <source>This is the first picture</source>
        <translation>Esta es la primera imagen</translation>
    </message>
    <message>
        <source>Picture {number} does not decode: {why}</source>
        <translation>La imagen {number} no se descodifica: {why}</translation>
    </message>
    <message>
        <source>Position in the clip</source>
        <translation>Posición en el vídeo</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>{tool} of the shown copy; the original is never touched</source>
        <translation>{tool} de la copia mostrada; el original no se toca nunca</translation>
    </message>
    <message>
        <source>Shows one field of two: what moves no longer combs</source>
        <translation>Muestra un campo de dos: lo que se mueve ya no sale a rayas</translation>
    </message>
    <message>
        <source>Clips of the tiles in time</source>
        <translation>Clips de las casillas en el tiempo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Hours of the day</source>
        <translation>Horas del día</translation>
    </message>
    <message>
        <source>Around a place</source>
        <translation>Alrededor de un lugar</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Least seconds in sight</source>
        <translation>Mínimo de segundos a la vista</translation>
    </message>
    <message>
        <source>Least height, percent of the picture&apos;s</source>
        <translation>Altura mínima, en tanto por ciento de la imagen</translation>
    </message>
    <message>
        <source>Also where unknown</source>
        <translation>También donde no se sabe</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Confianza mínima</translation>
    </message>
    <message>
        <source>Review state</source>
        <translation>Estado de la revisión</translation>
    </message>
    <message>
        <source>Region of the picture</source>
        <translation>Región de la imagen</translation>
    </message>
    <message>
        <source>Draw it on the map with the lasso.</source>
        <translation>Dibújela en el mapa con el lazo.</translation>
    </message>
    <message>
        <source>Choose them in the list of deliveries.</source>
        <translation>Elíjalas en la lista de entregas.</translation>
    </message>
    <message>
        <source>from {when}</source>
        <translation>desde {when}</translation>
    </message>
    <message>
        <source>to {when}</source>
        <translation>hasta {when}</translation>
    </message>
    <message>
        <source>colour of the {part} part</source>
        <translation>color de la parte {part}</translation>
    </message>
    <message>
        <source>also where unknown</source>
        <translation>también donde no se sabe</translation>
    </message>
    <message>
        <source>in a region of {camera}</source>
        <translation>en una región de {camera}</translation>
    </message>
    <message>
        <source>one clip</source>
        <translation>un clip</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Hallado</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Promesa</translation>
    </message>
    <message>
        <source>first pass, {rate:.1f}/s</source>
        <translation>primera pasada, {rate:.1f}/s</translation>
    </message>
    <message>
        <source>no camera</source>
        <translation>sin cámara</translation>
    </message>
    <message>
        <source>consent: {consent}</source>
        <translation>consentimiento: {consent}</translation>
    </message>
    <message>
        <source>found: {found}</source>
        <translation>hallado: {found}</translation>
    </message>
    <message>
        <source>looked at: {coverage}; the rest was not searched</source>
        <translation>mirado: {coverage}; en el resto no se buscó</translation>
    </message>
    <message>
        <source>not looked at by a detector</source>
        <translation>no lo miró ningún detector</translation>
    </message>
    <message numerus="yes">
        <source>the same bytes came {n} more time|the same bytes came {n} more times</source>
        <translation>
            <numerusform>los mismos bytes llegaron {n} vez más</numerusform>
            <numerusform>los mismos bytes llegaron {n} veces más</numerusform>
        </translation>
    </message>
    <message>
        <source>No time service vouches for this machine&apos;s clock.</source>
        <translation>Ningún servicio horario responde del reloj de este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>{n} item without an outcome.|{n} items without an outcome.</source>
        <translation>
            <numerusform>{n} punto sin resultado.</numerusform>
            <numerusform>{n} puntos sin resultado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing: {parts}</source>
        <translation>Falta: {parts}</translation>
    </message>
    <message>
        <source>{root}, open as {who}</source>
        <translation>{root}, abierto como {who}</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} libres</translation>
    </message>
    <message numerus="yes">
        <source>{n} job running|{n} jobs running</source>
        <translation>
            <numerusform>{n} tarea en marcha</numerusform>
            <numerusform>{n} tareas en marcha</numerusform>
        </translation>
    </message>
    <message>
        <source>no jobs</source>
        <translation>sin tareas</translation>
    </message>
    <message>
        <source>The time service says it is in step.</source>
        <translation>El servicio horario dice que va al paso.</translation>
    </message>
    <message>
        <source>{alone:,} here alone</source>
        <translation>{alone:,} solo aquí</translation>
    </message>
    <message>
        <source>all held elsewhere</source>
        <translation>todo guardado también fuera</translation>
    </message>
    <message>
        <source>Foreign bytes are read behind a fence.</source>
        <translation>Los bytes ajenos se leen detrás de un cerco.</translation>
    </message>
    <message>
        <source>next: {name}</source>
        <translation>próxima: {name}</translation>
    </message>
    <message>
        <source>log {entries:,} verified</source>
        <translation>registro {entries:,} verificado</translation>
    </message>
    <message>
        <source>log {entries:,}</source>
        <translation>registro {entries:,}</translation>
    </message>
    <message>
        <source>{overdue} behind their date. {items}</source>
        <translation>{overdue} fuera de plazo. {items}</translation>
    </message>
    <message>
        <source>next: {name} (unverified)</source>
        <translation>próxima: {name} (sin verificar)</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>manifiesto</translation>
    </message>
    <message>
        <source>container</source>
        <translation>contenedor</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>nombre de archivo</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>rótulo</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>residente</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>calibrada</translation>
    </message>
    <message>
        <source>corrected {at}{doubt} ({told})</source>
        <translation>corregida {at}{doubt} ({told})</translation>
    </message>
    <message>
        <source>ready in {minutes} min</source>
        <translation>lista en {minutes} min</translation>
    </message>
    <message>
        <source>claim {at}</source>
        <translation>declarada {at}</translation>
    </message>
    <message>
        <source>{spread}, from {source}</source>
        <translation>{spread}, según {source}</translation>
    </message>
    <message>
        <source>corrected {at}{doubt} (no claim)</source>
        <translation>corregida {at}{doubt} (sin hora declarada)</translation>
    </message>
    <message>
        <source>ready in {seconds} s</source>
        <translation>lista en {seconds} s</translation>
    </message>
    <message>
        <source>ready in {hours} h {rest:02} min</source>
        <translation>lista en {hours} h {rest:02} min</translation>
    </message>
    <message>
        <source>claim: unknown</source>
        <translation>declarada: desconocida</translation>
    </message>
    <message>
        <source>{at} own time</source>
        <translation>{at} hora propia</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>A colour as the camera shows it, in its own light</source>
        <translation>Un color tal como lo muestra la cámara, con su propia luz</translation>
    </message>
    <message>
        <source>Where the colour is</source>
        <translation>Dónde está el color</translation>
    </message>
    <message>
        <source>A vehicle has a body only</source>
        <translation>Un vehículo solo tiene carrocería</translation>
    </message>
    <message>
        <source>Way in the picture</source>
        <translation>Sentido en la imagen</translation>
    </message>
    <message>
        <source>{told} · to an earlier question</source>
        <translation>{told} · a una pregunta anterior</translation>
    </message>
    <message>
        <source>State the purpose (F2)</source>
        <translation>Declarar el motivo (F2)</translation>
    </message>
    <message>
        <source>No purpose stated for case {case}: press F2.</source>
        <translation>Sin motivo declarado para el caso {case}: pulse F2.</translation>
    </message>
    <message>
        <source>Every search names this case and purpose: {told}</source>
        <translation>Cada búsqueda nombra este caso y este motivo: {told}</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Olvidar…</translation>
    </message>
    <message>
        <source> Kept</source>
        <translation> Guardadas</translation>
    </message>
    <message>
        <source>Searches that you kept in this case</source>
        <translation>Búsquedas que usted guardó en este caso</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>Aún ninguna guardada</translation>
    </message>
    <message>
        <source>Which way it moved in the picture</source>
        <translation>Hacia dónde se movió en la imagen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>It looks at a few pictures over the length, then halves.</source>
        <translation>Mira unas pocas imágenes a lo largo y después va por mitades.</translation>
    </message>
    <message>
        <source>go on through later clips of the same camera</source>
        <translation>seguir por clips posteriores de la misma cámara</translation>
    </message>
    <message>
        <source>Last seen there</source>
        <translation>Vista allí por última vez</translation>
    </message>
    <message>
        <source>First seen gone</source>
        <translation>Primera vez que faltaba</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>The log was not signed</source>
        <translation>El registro no se firmó</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Verificar el registro</translation>
    </message>
    <message>
        <source>Measure of the bars</source>
        <translation>Medida de las barras</translation>
    </message>
    <message>
        <source>a new file or folder</source>
        <translation>un archivo o una carpeta nuevos</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>any; or 2026-11-20 14:00, UTC</source>
        <translation>cualquiera; o 2026-11-20 14:00, UTC</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry written to
{target}|{n:,} entries written to
{target}</source>
        <translation>
            <numerusform>{n:,} asiento escrito en
{target}</numerusform>
            <numerusform>{n:,} asientos escritos en
{target}</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Asientos, primero los más recientes</translation>
    </message>
    <message>
        <source>Entries checked</source>
        <translation>Asientos comprobados</translation>
    </message>
    <message>
        <source>{what}, newest first</source>
        <translation>{what}, primero los más recientes</translation>
    </message>
    <message>
        <source>Line, proof, checkpoint, key and a script that checks them: {target}</source>
        <translation>Línea, prueba, punto de control, clave y un guion que las comprueba: {target}</translation>
    </message>
    <message>
        <source>item number or id</source>
        <translation>número de pieza o identificador</translation>
    </message>
    <message>
        <source>{bytes_text} written to
{target}</source>
        <translation>{bytes_text} escritos en
{target}</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Every item needs an outcome first.</source>
        <translation>Antes, cada punto necesita un resultado.</translation>
    </message>
    <message>
        <source>Footage that was shown: {told}</source>
        <translation>Grabación que se mostró: {told}</translation>
    </message>
    <message>
        <source>A lane for each camera</source>
        <translation>Un carril por cámara</translation>
    </message>
    <message>
        <source>A lane for each batch</source>
        <translation>Un carril por lote</translation>
    </message>
    <message>
        <source>A lane for each request</source>
        <translation>Un carril por petición</translation>
    </message>
    <message>
        <source>Skipped {length}: it was looked at, nothing moved and nobody is in it</source>
        <translation>Saltado {length}: se miró, nada se movió y no hay nadie</translation>
    </message>
    <message>
        <source>Play skips what was looked at and is empty; it says what it skipped</source>
        <translation>La reproducción salta lo que se miró y está vacío; dice lo que saltó</translation>
    </message>
    <message>
        <source>Play skips nothing</source>
        <translation>La reproducción no salta nada</translation>
    </message>
    <message>
        <source>Open a clip first: the filter is set at the picture on screen</source>
        <translation>Abra antes un clip: el filtro se fija en la imagen que está en pantalla</translation>
    </message>
    <message>
        <source>{what} · {camera} · {time} · {many} appearances{under}; one is no identity</source>
        <translation>{what} · {camera} · {time} · {many} apariciones{under}; una aparición no es una identidad</translation>
    </message>
    <message>
        <source>No later clip that opens</source>
        <translation>Ningún clip posterior se abre</translation>
    </message>
    <message>
        <source>No earlier clip that opens</source>
        <translation>Ningún clip anterior se abre</translation>
    </message>
    <message>
        <source>No later appearance</source>
        <translation>Ninguna aparición posterior</translation>
    </message>
    <message>
        <source>No earlier appearance</source>
        <translation>Ninguna aparición anterior</translation>
    </message>
    <message>
        <source> under the filter</source>
        <translation> con el filtro</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>reloj</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>Who and when</source>
        <translation>Quién y cuándo</translation>
    </message>
    <message>
        <source>What and why</source>
        <translation>Qué y por qué</translation>
    </message>
    <message>
        <source>The act</source>
        <translation>El acto</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>The way up (RFC 6962)</source>
        <translation>El camino hacia arriba (RFC 6962)</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Toca</translation>
    </message>
    <message>
        <source>In figures</source>
        <translation>En cifras</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Pertenece a</translation>
    </message>
    <message>
        <source>Not listed</source>
        <translation>Sin listar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>Hizo</translation>
    </message>
    <message>
        <source>Part of the act</source>
        <translation>Parte del acto</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Hash of the leaf</source>
        <translation>Hash de la hoja</translation>
    </message>
    <message>
        <source>Checkpoint of</source>
        <translation>Punto de control de</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Raíz</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Joins cases</source>
        <translation>Une los casos</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Pedida por</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>Concedida por</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Dirige</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Case {number}, {offence}</source>
        <translation>Caso {number}, {offence}</translation>
    </message>
    <message>
        <source>no offence code</source>
        <translation>sin código de delito</translation>
    </message>
    <message>
        <source>without number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Picture and sound</source>
        <translation>Imagen y sonido</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Custody of the batch</source>
        <translation>Custodia del lote</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Found in it</source>
        <translation>Encontrado en él</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Path in the shipment</source>
        <translation>Ruta en el envío</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>Número de pieza</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Same bytes again</source>
        <translation>Los mismos bytes otra vez</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Residente</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Contenedor</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Códec</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Its wall time is read again, in the zone that you say. The claim stays as it was.</source>
        <translation>Su hora local se lee de nuevo en la zona que usted diga. La hora declarada queda como estaba.</translation>
    </message>
    <message>
        <source>begins in {span}</source>
        <translation>empieza dentro de {span}</translation>
    </message>
    <message>
        <source>ended {span} ago</source>
        <translation>terminó hace {span}</translation>
    </message>
    <message>
        <source>gap, goes on in {span}</source>
        <translation>hueco; sigue dentro de {span}</translation>
    </message>
    <message>
        <source>No delivery chosen</source>
        <translation>Ninguna entrega elegida</translation>
    </message>
    <message>
        <source>Choose one in the list or timeline.</source>
        <translation>Elija una en la lista o en la línea de tiempo.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Not open to view</source>
        <translation>No se puede ver</translation>
    </message>
    <message>
        <source>No picture decodes</source>
        <translation>Ninguna imagen se descodifica</translation>
    </message>
    <message>
        <source>No view ticket yet</source>
        <translation>Aún sin permiso de vista</translation>
    </message>
    <message>
        <source>Nothing is shown before the log says so.</source>
        <translation>Nada se muestra antes de que lo diga el registro.</translation>
    </message>
    <message>
        <source>This clip does not open</source>
        <translation>Este clip no se abre</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacía</translation>
    </message>
    <message>
        <source>Enter in the list puts a delivery here</source>
        <translation>Intro en la lista pone aquí una entrega</translation>
    </message>
    <message>
        <source>the exact picture is coming</source>
        <translation>la imagen exacta está en camino</translation>
    </message>
    <message>
        <source>Picture {n} does not decode</source>
        <translation>La imagen {n} no se descodifica</translation>
    </message>
    <message>
        <source>Event in</source>
        <translation>Suceso en</translation>
    </message>
    <message>
        <source>and in</source>
        <translation>y en</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Duda</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>W</source>
        <translation>O</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>De confianza</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Desfase</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>round over pins {pins}: {error} left over, {expected} expected</source>
        <translation>vuelta por los anclajes {pins}: sobran {error}, se esperaban {expected}</translation>
    </message>
    <message>
        <source>time of its own</source>
        <translation>hora propia</translation>
    </message>
    <message>
        <source>The claim alone holds again</source>
        <translation>Vuelve a valer solo la hora declarada</translation>
    </message>
    <message>
        <source>known: {at}</source>
        <translation>conocida: {at}</translation>
    </message>
    <message>
        <source>Pins that do not fit the others: {pins}</source>
        <translation>Anclajes que no encajan con los demás: {pins}</translation>
    </message>
    <message>
        <source>Left out: {names}: {why}</source>
        <translation>Fuera: {names}: {why}</translation>
    </message>
    <message>
        <source>No pins yet: pin this moment in two clips.</source>
        <translation>Aún no hay anclajes: ancle este momento en dos clips.</translation>
    </message>
    <message>
        <source>Every pin is needed once: nothing checks them.</source>
        <translation>Cada anclaje hace falta una vez: nada los contrasta.</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>sin contrastar</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Giro</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Which asks</source>
        <translation>Qué peticiones</translation>
    </message>
    <message>
        <source>Your words; a no needs them</source>
        <translation>Sus palabras; un no las necesita</translation>
    </message>
    <message>
        <source>Ask {id}: {state}.</source>
        <translation>Petición {id}: {state}.</translation>
    </message>
    <message>
        <source>Not as {roles_text}</source>
        <translation>No como {roles_text}</translation>
    </message>
    <message>
        <source>Your answer; it is kept with the review</source>
        <translation>Su respuesta; se guarda con la revisión</translation>
    </message>
    <message>
        <source>Your answer to the supervisor</source>
        <translation>Su respuesta al supervisor</translation>
    </message>
    <message>
        <source>All {len}…</source>
        <translation>Las {len}…</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Su respuesta</translation>
    </message>
    <message>
        <source>Why you looked, what came of it</source>
        <translation>Por qué miró, qué resultó</translation>
    </message>
    <message>
        <source>{by} asks: {note}</source>
        <translation>{by} pregunta: {note}</translation>
    </message>
    <message>
        <source>Acts are on record as {what}</source>
        <translation>Los actos se registran como {what}</translation>
    </message>
    <message>
        <source>The lock is not on record: {error_text}</source>
        <translation>El bloqueo no quedó registrado: {error_text}</translation>
    </message>
    <message>
        <source>Locked: {user}</source>
        <translation>Bloqueado: {user}</translation>
    </message>
    <message>
        <source>Use it from now on</source>
        <translation>Usarlo desde ahora</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Fijarla</translation>
    </message>
    <message>
        <source>Search, e.g. consent, packet, log</source>
        <translation>Busque, p. ej. consentimiento, paquete, registro</translation>
    </message>
    <message>
        <source>Search the permissions</source>
        <translation>Buscar en los permisos</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>QR code of the second factor</source>
        <translation>Código QR del segundo factor</translation>
    </message>
    <message>
        <source>Value of the setting</source>
        <translation>Valor del ajuste</translation>
    </message>
    <message>
        <source>{key} is {cell} from now on.</source>
        <translation>{key} es {cell} desde ahora.</translation>
    </message>
    <message>
        <source>six digits</source>
        <translation>seis cifras</translation>
    </message>
    <message>
        <source>Code of the second factor</source>
        <translation>Código del segundo factor</translation>
    </message>
    <message>
        <source>Workspace {place}</source>
        <translation>Espacio de trabajo {place}</translation>
    </message>
    <message>
        <source>I accept this notice</source>
        <translation>Acepto este aviso</translation>
    </message>
    <message>
        <source>Notice of use</source>
        <translation>Aviso de uso</translation>
    </message>
    <message>
        <source>{user}: done.</source>
        <translation>{user}: hecho.</translation>
    </message>
    <message>
        <source>{user} works here alone, signed in by the operating system. Adding a second person turns sign-in on for everybody.</source>
        <translation>{user} trabaja aquí sin nadie más, con la sesión del sistema operativo. Añadir una segunda persona activa el inicio de sesión para todos.</translation>
    </message>
    <message>
        <source>Close account…</source>
        <translation>Cerrar la cuenta…</translation>
    </message>
    <message>
        <source>Open it again…</source>
        <translation>Abrirla otra vez…</translation>
    </message>
    <message>
        <source>Open view</source>
        <translation>Abrir la vista</translation>
    </message>
    <message>
        <source>Report what was shown</source>
        <translation>Dejar constancia de lo mostrado</translation>
    </message>
    <message>
        <source>sound on, {percent} %</source>
        <translation>con sonido, {percent} %</translation>
    </message>
    <message>
        <source>Volume {percent} %</source>
        <translation>Volumen {percent} %</translation>
    </message>
    <message>
        <source>No clip is open</source>
        <translation>Ningún clip está abierto</translation>
    </message>
    <message>
        <source>No sound: {why}</source>
        <translation>Sin sonido: {why}</translation>
    </message>
    <message>
        <source>sound muted</source>
        <translation>sin sonido</translation>
    </message>
    <message>
        <source>This clip has no sound</source>
        <translation>Este clip no tiene sonido</translation>
    </message>
    <message>
        <source>This machine has no sound device</source>
        <translation>Este equipo no tiene dispositivo de sonido</translation>
    </message>
    <message>
        <source>Nobody knows the time of this clip</source>
        <translation>Nadie conoce la hora de este clip</translation>
    </message>
    <message>
        <source>One tile is shown; Alt+2, Alt+4 and Alt+9 show more</source>
        <translation>Se muestra una casilla; Alt+2, Alt+4 y Alt+9 muestran más</translation>
    </message>
    <message>
        <source>No other clip has a picture of this moment</source>
        <translation>Ningún otro clip tiene una imagen de este momento</translation>
    </message>
    <message>
        <source>Container&apos;s own time</source>
        <translation>Hora propia del contenedor</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Mira</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Visibilidad</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Dado</translation>
    </message>
    <message>
        <source>Terms SHA-256</source>
        <translation>SHA-256 de los términos</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Registrado por</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifiesto</translation>
    </message>
    <message>
        <source>Manifest SHA-256</source>
        <translation>SHA-256 del manifiesto</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Petición</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Ingresado</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completo</translation>
    </message>
    <message>
        <source>Residents&apos; responses</source>
        <translation>Respuestas de los residentes</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Mirado</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Refused files of the same batch</source>
        <translation>Archivos rechazados del mismo lote</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Custodia</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Known to miss</source>
        <translation>Se sabe que se le escapa</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>sin ver</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>relevant</source>
        <translation>relevante</translation>
    </message>
    <message>
        <source>not relevant</source>
        <translation>no relevante</translation>
    </message>
    <message>
        <source>{seen} of {total} seen</source>
        <translation>{seen} de {total} vistas</translation>
    </message>
    <message>
        <source>{progress}, about {time} left</source>
        <translation>{progress}, quedan unos {time}</translation>
    </message>
    <message>
        <source>In order of time. {sentence}.</source>
        <translation>Por orden de tiempo. {sentence}.</translation>
    </message>
    <message>
        <source>{progress}; the pace is not known yet</source>
        <translation>{progress}; el ritmo aún no se conoce</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregida</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>declarada</translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>at least {seconds} s in sight</source>
        <translation>al menos {seconds} s a la vista</translation>
    </message>
    <message>
        <source>at least {share} % high</source>
        <translation>al menos {share} % de alto</translation>
    </message>
    <message>
        <source>confidence from {least}</source>
        <translation>confianza desde {least}</translation>
    </message>
    <message>
        <source>within {metres} m</source>
        <translation>a menos de {metres} m</translation>
    </message>
    <message>
        <source>within a drawn area</source>
        <translation>dentro de un área dibujada</translation>
    </message>
    <message numerus="yes">
        <source>{n} delivery|{n} deliveries</source>
        <translation>
            <numerusform>{n} entrega</numerusform>
            <numerusform>{n} entregas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} state of an earlier look has no appearance any more.|{n} states of an earlier look have no appearance any more.</source>
        <translation>
            <numerusform>{n} estado de una mirada anterior ya no tiene aparición.</numerusform>
            <numerusform>{n} estados de una mirada anterior ya no tienen aparición.</numerusform>
        </translation>
    </message>
    <message>
        <source>said of an earlier look</source>
        <translation>dicho de una mirada anterior</translation>
    </message>
    <message>
        <source>(unverified model)</source>
        <translation>(modelo sin verificar)</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <translation>Espera su turno.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>At work.</source>
        <translation>Trabajando.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Rests until somebody resumes it.</source>
        <translation>Descansa hasta que alguien la reanude.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Terminada.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Ended with an error; retry does the rest.</source>
        <translation>Terminó con un error; reintentar hace el resto.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Stopped; what was done stays.</source>
        <translation>Detenida; lo hecho se conserva.</translation>
    </message>
    <message numerus="yes">
        <source>{n} done|{n} done</source>
        <translation>
            <numerusform>{n} hecho</numerusform>
            <numerusform>{n} hechos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelando</translation>
    </message>
    <message>
        <source>Ends within two seconds.</source>
        <translation>Termina en menos de dos segundos.</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausando</translation>
    </message>
    <message>
        <source>Rests within a second.</source>
        <translation>Descansa en menos de un segundo.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>contando</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nada que hacer</translation>
    </message>
    <message numerus="yes">
        <source>{n} failed|{n} failed</source>
        <translation>
            <numerusform>{n} fallido</numerusform>
            <numerusform>{n} fallidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} done before|{n} done before</source>
        <translation>
            <numerusform>{n} hecho antes</numerusform>
            <numerusform>{n} hechos antes</numerusform>
        </translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Tramo</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>notable</source>
        <translation>notable</translation>
    </message>
    <message>
        <source>key</source>
        <translation>clave</translation>
    </message>
    <message numerus="yes">
        <source>{listed} of {n} mark|{listed} of {n} marks</source>
        <translation>
            <numerusform>{listed} de {n} marca</numerusform>
            <numerusform>{listed} de {n} marcas</numerusform>
        </translation>
    </message>
    <message>
        <source>pts {pts}</source>
        <translation>pts {pts}</translation>
    </message>
    <message numerus="yes">
        <source>{n} mark|{n} marks</source>
        <translation>
            <numerusform>{n} marca</numerusform>
            <numerusform>{n} marcas</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculta</translation>
    </message>
    <message>
        <source>about appearance {number}</source>
        <translation>sobre la aparición {number}</translation>
    </message>
    <message>
        <source>changed {at}</source>
        <translation>cambiada {at}</translation>
    </message>
    <message>
        <source>no item number</source>
        <translation>sin número de pieza</translation>
    </message>
    <message>
        <source>Space left for the vault.</source>
        <translation>Espacio que queda para la bóveda.</translation>
    </message>
    <message>
        <source>Long work in this workspace.</source>
        <translation>Trabajo largo en este espacio de trabajo.</translation>
    </message>
    <message>
        <source>clock unconfirmed</source>
        <translation>reloj sin confirmar</translation>
    </message>
    <message>
        <source>log OUT OF REACH</source>
        <translation>registro FUERA DE ALCANCE</translation>
    </message>
    <message>
        <source>reduced isolation</source>
        <translation>aislamiento reducido</translation>
    </message>
    <message>
        <source>clock synchronised</source>
        <translation>reloj sincronizado</translation>
    </message>
    <message>
        <source>log BROKEN</source>
        <translation>registro ROTO</translation>
    </message>
    <message>
        <source>log …</source>
        <translation>registro …</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Aún no se sabe.</translation>
    </message>
    <message>
        <source>isolation …</source>
        <translation>aislamiento …</translation>
    </message>
    <message>
        <source>full isolation</source>
        <translation>aislamiento completo</translation>
    </message>
    <message>
        <source>next: basic detector</source>
        <translation>próxima: detector básico</translation>
    </message>
    <message>
        <source>No weights are installed: the next detection looks for persons only, vehicles are not looked for. What was found before names its own model.</source>
        <translation>No hay pesos instalados: la próxima detección busca solo personas; vehículos no se buscan. Lo encontrado antes nombra su propio modelo.</translation>
    </message>
    <message>
        <source>Not one of the models we measured.</source>
        <translation>No es uno de los modelos que medimos.</translation>
    </message>
    <message>
        <source>Who and why</source>
        <translation>Quién y por qué</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Qué se pidió</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Qué resultó</translation>
    </message>
    <message>
        <source>Case is about</source>
        <translation>De qué trata el caso</translation>
    </message>
    <message>
        <source>What followed in the case</source>
        <translation>Qué siguió en el caso</translation>
    </message>
    <message>
        <source>The reasons also name</source>
        <translation>Las razones nombran también</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decidido</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Footage shown</source>
        <translation>Grabación mostrada</translation>
    </message>
    <message>
        <source>Footage named</source>
        <translation>Grabación nombrada</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Aciertos</translation>
    </message>
    <message>
        <source>Nothing was recorded at this moment</source>
        <translation>En este momento no se grabó nada</translation>
    </message>
    <message>
        <source>key pictures only: {why}</source>
        <translation>solo imágenes clave: {why}</translation>
    </message>
    <message numerus="yes">
        <source>{n} tile plays by its own time|{n} tiles play by their own time</source>
        <translation>
            <numerusform>{n} casilla va por su propia hora</numerusform>
            <numerusform>{n} casillas van por su propia hora</numerusform>
        </translation>
    </message>
    <message>
        <source>The clip has not begun at this moment</source>
        <translation>El clip no ha empezado en este momento</translation>
    </message>
    <message>
        <source>The clip is over at this moment</source>
        <translation>El clip ya terminó en este momento</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>{speed}× forward</source>
        <translation>{speed}× adelante</translation>
    </message>
    <message>
        <source>{speed}× back</source>
        <translation>{speed}× atrás</translation>
    </message>
    <message>
        <source>time unknown, plays by its own · {at}</source>
        <translation>hora desconocida, va por la suya · {at}</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Every picture decodes.</source>
        <translation>Cada imagen se descodifica.</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Parcial</translation>
    </message>
    <message>
        <source>Some pictures do not decode.</source>
        <translation>Algunas imágenes no se descodifican.</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>No picture decodes; the bytes are kept.</source>
        <translation>Ninguna imagen se descodifica; los bytes se conservan.</translation>
    </message>
    <message>
        <source>Unsupported</source>
        <translation>No admitido</translation>
    </message>
    <message>
        <source>A format this program does not open; bytes are kept.</source>
        <translation>Un formato que este programa no abre; los bytes se conservan.</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>Consent lets it be opened in this case.</source>
        <translation>El consentimiento permite abrirla en este caso.</translation>
    </message>
    <message>
        <source>No consent</source>
        <translation>Sin consentimiento</translation>
    </message>
    <message>
        <source>Hidden until a consent is recorded for it.</source>
        <translation>Oculta hasta que se registre un consentimiento para ella.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>The resident withdrew it.</source>
        <translation>El residente la retiró.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenida</translation>
    </message>
    <message>
        <source>Held back by a person.</source>
        <translation>Retenida por una persona.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>Its retention has run out.</source>
        <translation>Su plazo de conservación ha terminado.</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dado</translation>
    </message>
    <message>
        <source>public post</source>
        <translation>publicación abierta</translation>
    </message>
    <message>
        <source>compelled by legal process</source>
        <translation>exigido por vía legal</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>bicicleta</translation>
    </message>
    <message>
        <source>car</source>
        <translation>coche</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>motocicleta</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>autobús</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>camión</translation>
    </message>
    <message>
        <source>officer&apos;s statement: {words}</source>
        <translation>declaración del agente: {words}</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>sin mirar</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nada encontrado</translation>
    </message>
    <message>
        <source>Ask {ask} waits for another person, who grants it under People, Approvals… Then do the same once more.</source>
        <translation>La petición {ask} espera a otra persona, que la concede en Personas, Aprobaciones… Después haga lo mismo una vez más.</translation>
    </message>
    <message>
        <source>This window did not end as it should at {time}.</source>
        <translation>Esta ventana no terminó como debía a las {time}.</translation>
    </message>
    <message>
        <source>Case {number} was open; it stays shut until you want it.</source>
        <translation>El caso {number} estaba abierto; sigue cerrado hasta que usted quiera.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Abrirlo otra vez</translation>
    </message>
    <message>
        <source>What you had typed before the window ended is back.</source>
        <translation>Ha vuelto lo que había escrito antes de que la ventana terminara.</translation>
    </message>
    <message>
        <source>what stood in {panels}</source>
        <translation>lo que había en {panels}</translation>
    </message>
    <message numerus="yes">
        <source>{n} form half filled in|{n} forms half filled in</source>
        <translation>
            <numerusform>{n} formulario a medio rellenar</numerusform>
            <numerusform>{n} formularios a medio rellenar</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored: {what}.</source>
        <translation>Restaurado: {what}.</translation>
    </message>
    <message>
        <source>the layout</source>
        <translation>la disposición</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>{what}: Enter edits, Delete removes</source>
        <translation>{what}: Intro edita, Supr quita</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>Quitar: {what}</translation>
    </message>
    <message>
        <source> Narrow by…</source>
        <translation> Acotar por…</translation>
    </message>
    <message>
        <source>Narrow the question by one more thing</source>
        <translation>Acotar la pregunta con una cosa más</translation>
    </message>
    <message>
        <source>Show one picture alone first: choose a delivery and one tile</source>
        <translation>Muestre antes una sola imagen: elija una entrega y una casilla</translation>
    </message>
    <message>
        <source>Appearances in a region</source>
        <translation>Apariciones en una región</translation>
    </message>
    <message>
        <source>Motion in a region</source>
        <translation>Movimiento en una región</translation>
    </message>
    <message>
        <source>When did this vanish</source>
        <translation>Cuándo desapareció esto</translation>
    </message>
    <message>
        <source>Drag a box; arrows move it, Shift and arrows size it, Enter takes it</source>
        <translation>Arrastre un recuadro; las flechas lo mueven, Mayús y flechas cambian su tamaño, Intro lo toma</translation>
    </message>
    <message numerus="yes">
        <source>{n} stretch with motion|{n} stretches with motion</source>
        <translation>
            <numerusform>{n} tramo con movimiento</numerusform>
            <numerusform>{n} tramos con movimiento</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Stretches with motion</source>
        <translation>Tramos con movimiento</translation>
    </message>
    <message>
        <source>{told}, the first {count} listed</source>
        <translation>{told}; se muestran los {count} primeros</translation>
    </message>
    <message>
        <source>{name} at {at} s · {length} · time unknown</source>
        <translation>{name} en {at} s · {length} · hora desconocida</translation>
    </message>
    <message>
        <source>Asking the index…</source>
        <translation>Preguntando al índice…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Ask the index</source>
        <translation>Preguntar al índice</translation>
    </message>
    <message>
        <source>Choose classes, a time, a place; nothing chosen means any.</source>
        <translation>Elija clases, una hora, un lugar; no elegir nada significa cualquiera.</translation>
    </message>
    <message>
        <source>Search needs a case and a purpose.</source>
        <translation>La búsqueda necesita un caso y un motivo.</translation>
    </message>
    <message>
        <source>No appearance fits</source>
        <translation>Ninguna aparición coincide</translation>
    </message>
    <message>
        <source>The log cannot be written</source>
        <translation>No se puede escribir el registro</translation>
    </message>
    <message>
        <source>Counts of looking</source>
        <translation>Recuentos de lo mirado</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save the last review&apos;s report…</source>
        <translation>Guardar el informe de la última revisión…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Nothing was counted</source>
        <translation>No se contó nada</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Bars show</source>
        <translation>Las barras muestran</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Exportar el registro de auditoría</translation>
    </message>
    <message>
        <source>Every entry of this workspace, of all cases, unless narrowed below. With proofs the log is signed first, and each entry carries its way to that checkpoint.</source>
        <translation>Cada asiento de este espacio de trabajo, de todos los casos, si no se acota abajo. Con pruebas se firma antes el registro, y cada asiento lleva su camino hasta ese punto de control.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Place…</source>
        <translation>Lugar…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Escribir en</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>NVR Desk, second window</source>
        <translation>NVR Desk, segunda ventana</translation>
    </message>
    <message>
        <source>Choose where to write to.</source>
        <translation>Elija dónde escribir.</translation>
    </message>
    <message>
        <source>Something of that name is there; nothing is ever replaced by a log.</source>
        <translation>Ya hay algo con ese nombre; un registro nunca reemplaza nada.</translation>
    </message>
    <message>
        <source>No item is open</source>
        <translation>Ningún punto abierto</translation>
    </message>
    <message>
        <source>Choose one to see all around it.</source>
        <translation>Elija uno para ver todo lo que lo rodea.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Dar por revisado</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Sus palabras</translation>
    </message>
    <message>
        <source>Copy proof</source>
        <translation>Copiar la prueba</translation>
    </message>
    <message>
        <source>Save proof…</source>
        <translation>Guardar la prueba…</translation>
    </message>
    <message>
        <source>No line is open</source>
        <translation>Ninguna línea abierta</translation>
    </message>
    <message>
        <source>Choose a line to read it in full.</source>
        <translation>Elija una línea para leerla entera.</translation>
    </message>
    <message>
        <source>The line could not be read</source>
        <translation>No se pudo leer la línea</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>Make a checkpoint</source>
        <translation>Hacer un punto de control</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Leyendo el registro…</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>No se pudo leer el registro</translation>
    </message>
    <message>
        <source>Writing the proof…</source>
        <translation>Escribiendo la prueba…</translation>
    </message>
    <message>
        <source>Checking every entry…</source>
        <translation>Comprobando cada asiento…</translation>
    </message>
    <message>
        <source>Signing the log…</source>
        <translation>Firmando el registro…</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>No entry of the log fits all of that.</source>
        <translation>Ningún asiento del registro cumple todo eso.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Report of a review</source>
        <translation>Informe de una revisión</translation>
    </message>
    <message>
        <source>Summary, counts, every item with its outcome, and the lots for whoever draws again.</source>
        <translation>Resumen, recuentos, cada punto con su resultado, y los lotes del sorteo para quien quiera repetirlo.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Making the report…</source>
        <translation>Haciendo el informe…</translation>
    </message>
    <message>
        <source>Choose a file to write to.</source>
        <translation>Elija un archivo en el que escribir.</translation>
    </message>
    <message>
        <source>A file of that name is there; choose another.</source>
        <translation>Ya hay un archivo con ese nombre; elija otro.</translation>
    </message>
    <message>
        <source>Reviews of who looked</source>
        <translation>Revisiones de quién miró</translation>
    </message>
    <message>
        <source>Items of the review</source>
        <translation>Puntos de la revisión</translation>
    </message>
    <message>
        <source>Sign off…</source>
        <translation>Dar por revisado…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar el informe…</translation>
    </message>
    <message>
        <source>Drawing up what waits…</source>
        <translation>Preparando lo que espera…</translation>
    </message>
    <message>
        <source>The reviews could not be read</source>
        <translation>No se pudieron leer las revisiones</translation>
    </message>
    <message>
        <source>The item could not be opened</source>
        <translation>No se pudo abrir el punto</translation>
    </message>
    <message>
        <source>No review waits</source>
        <translation>Ninguna revisión espera</translation>
    </message>
    <message>
        <source>One is drawn up when a period of looking is over, and again for the next.</source>
        <translation>Se prepara una cuando termina un período de miradas, y otra para el siguiente.</translation>
    </message>
    <message>
        <source>Nothing on the list</source>
        <translation>Nada en la lista</translation>
    </message>
    <message>
        <source>It can be signed off.</source>
        <translation>Se puede dar por revisada.</translation>
    </message>
    <message>
        <source>A question or a referral needs its words.</source>
        <translation>Una pregunta o una remisión necesita sus palabras.</translation>
    </message>
    <message>
        <source>Every item has an outcome: the review can be signed off (S).</source>
        <translation>Cada punto tiene su resultado: la revisión se puede dar por hecha (S).</translation>
    </message>
    <message>
        <source>Go into a panel first: the player stays where it is.</source>
        <translation>Entre antes en un panel: el reproductor se queda donde está.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>a new file</source>
        <translation>un archivo nuevo</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportar a</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} byte written to
{target}|{n:,} bytes written to
{target}</source>
        <translation>
            <numerusform>{n:,} byte escrito en
{target}</numerusform>
            <numerusform>{n:,} bytes escritos en
{target}</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of that name is there. Pick it with File… to replace it.</source>
        <translation>Ya hay un archivo con ese nombre. Elíjalo con Archivo… para reemplazarlo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
</TS>
