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
        <translation>Declarar la finalidad</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalidad</translation>
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
        <translation>Sin finalidad declarada</translation>
    </message>
    <message>
        <source>A gallery needs a case and a purpose.</source>
        <translation>Una galería necesita un caso y una finalidad.</translation>
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
        <translation>decodificando…</translation>
    </message>
    <message>
        <source>no picture decodes</source>
        <translation>ninguna imagen se decodifica</translation>
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
        <translation>Finalidad (F2)</translation>
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
        <translation>1.ª pasada</translation>
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
        <translation>Caso {number}. Finalidad: {words}</translation>
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
        <source>the original cannot be read: {error}</source>
        <translation>no se puede leer el original: {error}</translation>
    </message>
    <message>
        <source>track {number} names a picture that is not in the clip</source>
        <translation>el trayecto {number} nombra una imagen que no está en el clip</translation>
    </message>
    <message>
        <source>{part} is no JSON</source>
        <translation>{part} no es JSON</translation>
    </message>
    <message>
        <source>audit tile {level}/{index}</source>
        <translation>mosaico de auditoría {level}/{index}</translation>
    </message>
    <message>
        <source>is not what the entries below it make</source>
        <translation>no es lo que forman los asientos que tiene debajo</translation>
    </message>
    <message>
        <source>audit entry {seq}</source>
        <translation>asiento de auditoría {seq}</translation>
    </message>
    <message>
        <source>has a number that none can have</source>
        <translation>tiene un número que ninguno puede tener</translation>
    </message>
    <message>
        <source>is missing: {size} entries were seen on {time}, now {size2}</source>
        <translation>falta: el {time} se vieron {size} asientos, ahora {size2}</translation>
    </message>
    <message>
        <source>or one before it was rewritten: the log does not continue what was seen on {time} UTC</source>
        <translation>o uno anterior se reescribió: el registro no continúa lo que se vio el {time} UTC</translation>
    </message>
    <message>
        <source>is no request to a cosigner</source>
        <translation>no es una solicitud a un refrendante</translation>
    </message>
    <message>
        <source>comes without proof; ask for one from {old} entries on</source>
        <translation>viene sin prueba; pida una desde {old} asientos en adelante</translation>
    </message>
    <message>
        <source>is signed by no key that is known for this log</source>
        <translation>no está firmada por ninguna clave conocida de este registro</translation>
    </message>
    <message>
        <source>proves from {old} entries on, {size} were seen here last</source>
        <translation>prueba desde {old} asientos en adelante; aquí se vieron por última vez {size}</translation>
    </message>
    <message>
        <source>the cosigner&apos;s key</source>
        <translation>la clave del refrendante</translation>
    </message>
    <message>
        <source>{where} did not keep it</source>
        <translation>{where} no la conservó</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>Desbloquéela</translation>
    </message>
    <message>
        <source>is signed with all entries before it, and some are missing</source>
        <translation>está firmado con todos los asientos anteriores, y faltan algunos</translation>
    </message>
    <message>
        <source>registers the key of this station, which the index of the log hides</source>
        <translation>registra la clave de esta estación, que el índice del registro oculta</translation>
    </message>
    <message>
        <source>signing key of this station</source>
        <translation>clave de firma de esta estación</translation>
    </message>
    <message>
        <source>the signing key of this station</source>
        <translation>la clave de firma de esta estación</translation>
    </message>
    <message>
        <source>Put it back, or let an administrator register a new one with &apos;nvr-desk audit key make --replace&apos;; nothing was signed, nothing is lost</source>
        <translation>Devuélvala a su lugar, o haga que un administrador registre una nueva con &apos;nvr-desk audit key make --replace&apos;; no se firmó nada, no se perdió nada</translation>
    </message>
    <message>
        <source>Put back the right one, or register a new one with &apos;nvr-desk audit key make --replace&apos;</source>
        <translation>Devuelva la correcta, o registre una nueva con &apos;nvr-desk audit key make --replace&apos;</translation>
    </message>
    <message>
        <source>checkpoint in</source>
        <translation>punto de control en</translation>
    </message>
    <message>
        <source>this workspace</source>
        <translation>este espacio de trabajo</translation>
    </message>
    <message>
        <source>is signed by no key of this log</source>
        <translation>no está firmada por ninguna clave de este registro</translation>
    </message>
    <message>
        <source>may register the key of this station; it is damaged</source>
        <translation>quizá registre la clave de esta estación; está dañado</translation>
    </message>
    <message>
        <source>witness folder</source>
        <translation>carpeta testigo</translation>
    </message>
    <message>
        <source>none was given for the file that is to keep the keys of this account</source>
        <translation>no se dio ninguna para el archivo que ha de guardar las claves de esta cuenta</translation>
    </message>
    <message>
        <source>{name} is sealed and none was given</source>
        <translation>{name} está sellado y no se dio ninguna</translation>
    </message>
    <message>
        <source>the key file</source>
        <translation>el archivo de claves</translation>
    </message>
    <message>
        <source>{path} is damaged</source>
        <translation>{path} está dañado</translation>
    </message>
    <message>
        <source>Put back a copy of it, or move it away and make a new key</source>
        <translation>Devuelva una copia a su lugar, o apártelo y cree una clave nueva</translation>
    </message>
    <message>
        <source>the passphrase</source>
        <translation>la frase de acceso</translation>
    </message>
    <message>
        <source>the one given does not open {name}</source>
        <translation>la que se dio no abre {name}</translation>
    </message>
    <message>
        <source>Name the one the file was made with</source>
        <translation>Indique la frase con la que se creó el archivo</translation>
    </message>
    <message>
        <source>export</source>
        <translation>exportación</translation>
    </message>
    <message>
        <source>{target} cannot be written: {strerror}</source>
        <translation>no se puede escribir {target}: {strerror}</translation>
    </message>
    <message>
        <source>has a number that was forged: no entry can be written behind it, so nothing can be done here; put the newest backup in its place and keep this database for whoever looks into it</source>
        <translation>tiene un número falsificado: no se puede escribir ningún asiento detrás, así que aquí no se puede hacer nada; ponga en su lugar la copia de seguridad más reciente y conserve esta base de datos para quien la investigue</translation>
    </message>
    <message>
        <source>lacks the checkpoint over {given} entries that the log says it got</source>
        <translation>carece del punto de control de {given} asientos que el registro dice haber recibido</translation>
    </message>
    <message>
        <source>{where}, signed by no known key</source>
        <translation>{where}, firmado por ninguna clave conocida</translation>
    </message>
    <message>
        <source>of remembered heads is damaged: {path}</source>
        <translation>de las cabezas recordadas está dañada: {path}</translation>
    </message>
    <message>
        <source>holds control characters</source>
        <translation>contiene caracteres de control</translation>
    </message>
    <message>
        <source>has no signatures after a blank line</source>
        <translation>no tiene firmas tras una línea en blanco</translation>
    </message>
    <message>
        <source>is no checkpoint: origin, size and root hash are three lines</source>
        <translation>no es un punto de control: origen, tamaño y hash raíz son tres líneas</translation>
    </message>
    <message>
        <source>has a root hash that is none</source>
        <translation>tiene un hash raíz que no lo es</translation>
    </message>
    <message>
        <source>is no Ed25519 key: NAME+ID+KEY is wanted</source>
        <translation>no es una clave Ed25519: se espera NOMBRE+ID+CLAVE</translation>
    </message>
    <message>
        <source>has an id that is not the key&apos;s</source>
        <translation>tiene un id que no es el de la clave</translation>
    </message>
    <message>
        <source>has no Ed25519 public key beside it</source>
        <translation>no tiene al lado una clave pública Ed25519</translation>
    </message>
    <message>
        <source>has a line that is no signature</source>
        <translation>tiene una línea que no es una firma</translation>
    </message>
    <message>
        <source>is no text that can be signed</source>
        <translation>no es un texto que se pueda firmar</translation>
    </message>
    <message>
        <source>has a size that is no number</source>
        <translation>tiene un tamaño que no es un número</translation>
    </message>
    <message>
        <source>holds something that is no base64</source>
        <translation>contiene algo que no es base64</translation>
    </message>
    <message>
        <source>is no UTF-8</source>
        <translation>no es UTF-8</translation>
    </message>
    <message>
        <source>has a time without zone</source>
        <translation>tiene una hora sin zona</translation>
    </message>
    <message>
        <source>has a time that is none</source>
        <translation>tiene una hora que no lo es</translation>
    </message>
    <message>
        <source>is not signed by {key}</source>
        <translation>no está firmada por {key}</translation>
    </message>
    <message>
        <source>the file of trusted certificates holds none that can be read: PEM is text that begins with -----BEGIN CERTIFICATE-----</source>
        <translation>el archivo de certificados de confianza no tiene ninguno legible: PEM es texto que empieza con -----BEGIN CERTIFICATE-----</translation>
    </message>
    <message>
        <source>the time stamp or its certificates are longer than any real one</source>
        <translation>el sello de tiempo o sus certificados son más largos que cualquiera real</translation>
    </message>
    <message>
        <source>{url} is no address of a time-stamp service</source>
        <translation>{url} no es la dirección de un servicio de sellado de tiempo</translation>
    </message>
    <message>
        <source>the time stamp does not hold: {error}</source>
        <translation>el sello de tiempo no se sostiene: {error}</translation>
    </message>
    <message>
        <source>{url} gave no time stamp: {error}</source>
        <translation>{url} no dio sello de tiempo: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}</source>
        <translation>no se puede leer {path}: {strerror}</translation>
    </message>
    <message>
        <source>the log does not reach to subtree {index} of level {level}</source>
        <translation>el registro no llega al subárbol {index} del nivel {level}</translation>
    </message>
    <message>
        <source>a tree of {size} leaves has no leaf {index}</source>
        <translation>un árbol de {size} hojas no tiene la hoja {index}</translation>
    </message>
    <message>
        <source>a tree of {new} leaves does not continue one of {old}</source>
        <translation>un árbol de {new} hojas no continúa uno de {old}</translation>
    </message>
    <message>
        <source>is missing: the log was cut off or rolled back; {mark} knows it</source>
        <translation>falta: el registro se cortó o se revirtió; {mark} lo conoce</translation>
    </message>
    <message>
        <source>is missing: entries up to {known} are known from elsewhere</source>
        <translation>falta: por otra vía se conocen asientos hasta {known}</translation>
    </message>
    <message>
        <source>was rewritten: the witness holds another leaf for it</source>
        <translation>se reescribió: el testigo tiene otra hoja para él</translation>
    </message>
    <message>
        <source>has no line for all rows, which the log has since entry {first}: what its transaction wrote behind it is missing, or it was made by another program</source>
        <translation>no tiene línea para todas las filas, que el registro tiene desde el asiento {first}: falta lo que su transacción escribió detrás, o lo hizo otro programa</translation>
    </message>
    <message>
        <source>{folder} gave back another checkpoint than was put there</source>
        <translation>{folder} devolvió otro punto de control que el que se guardó</translation>
    </message>
    <message>
        <source>{verb} is a split act and has no transaction of its own</source>
        <translation>{verb} es un acto dividido y no tiene transacción propia</translation>
    </message>
    <message>
        <source>ask {ask} was decided: {state}</source>
        <translation>la solicitud {ask} ya se decidió: {state}</translation>
    </message>
    <message>
        <source>none was ever made</source>
        <translation>nunca se creó ninguna</translation>
    </message>
    <message>
        <source>An administrator makes one with &apos;nvr-desk audit key make&apos;</source>
        <translation>Un administrador crea una con &apos;nvr-desk audit key make&apos;</translation>
    </message>
    <message>
        <source>a station does not cosign what it signed itself</source>
        <translation>una estación no refrenda lo que ella misma firmó</translation>
    </message>
    <message>
        <source>is no checkpoint of this log with a line by that key</source>
        <translation>no es un punto de control de este registro con una línea de esa clave</translation>
    </message>
    <message>
        <source>name an answer or the address of a service</source>
        <translation>indique una respuesta o la dirección de un servicio</translation>
    </message>
    <message>
        <source>{zone} is no IANA time zone, e.g. America/Denver</source>
        <translation>{zone} no es una zona horaria IANA, p. ej. America/Denver</translation>
    </message>
    <message>
        <source>a case is closed with its outcome: what came of it</source>
        <translation>un caso se cierra con su resultado: qué se logró</translation>
    </message>
    <message>
        <source>{user} is {which} member of case {case}</source>
        <translation>{user} es {which} miembro del caso {case}</translation>
    </message>
    <message>
        <source>already a</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{user} is the last member of case {case}</source>
        <translation>{user} es el último miembro del caso {case}</translation>
    </message>
    <message>
        <source>name the account of the person</source>
        <translation>indique la cuenta de la persona</translation>
    </message>
    <message>
        <source>the account of {user} is closed</source>
        <translation>la cuenta de {user} está cerrada</translation>
    </message>
    <message>
        <source>case</source>
        <translation>caso</translation>
    </message>
    <message>
        <source>{name} has no pictures</source>
        <translation>{name} no tiene imágenes</translation>
    </message>
    <message>
        <source>nobody corrected the clock of {item}</source>
        <translation>nadie corrigió el reloj de {item}</translation>
    </message>
    <message>
        <source>a pin has another clip with its seconds, or a known time</source>
        <translation>una fijación tiene otro clip con sus segundos, o una hora conocida</translation>
    </message>
    <message>
        <source>a pin ties two deliveries: this is the same one twice</source>
        <translation>una fijación une dos entregas: esta es la misma dos veces</translation>
    </message>
    <message>
        <source>pin {number} was taken away already</source>
        <translation>la fijación {number} ya se quitó</translation>
    </message>
    <message>
        <source>pin {number} holds</source>
        <translation>la fijación {number} sigue en pie</translation>
    </message>
    <message>
        <source>pins or times changed since this was proposed: solve them again</source>
        <translation>las fijaciones o las horas cambiaron desde esta propuesta: calcúlelas otra vez</translation>
    </message>
    <message>
        <source>there is nothing to correct: the pins say nothing of any clock</source>
        <translation>no hay nada que corregir: las fijaciones no dicen nada de ningún reloj</translation>
    </message>
    <message>
        <source>a purpose for case {case}</source>
        <translation>una finalidad para el caso {case}</translation>
    </message>
    <message>
        <source>the clock of {item} was corrected since by {which}: it is left as it is</source>
        <translation>el reloj de {item} lo corrigió desde entonces {which}: se deja como está</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>{item} has no correction {number}</source>
        <translation>{item} no tiene la corrección {number}</translation>
    </message>
    <message>
        <source>a clock is held fixed or solved, not both</source>
        <translation>un reloj se mantiene fijo o se calcula, no ambas cosas</translation>
    </message>
    <message>
        <source>released</source>
        <translation>liberada</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenida</translation>
    </message>
    <message>
        <source>a hold needs its reason</source>
        <translation>una retención necesita su motivo</translation>
    </message>
    <message>
        <source>a case</source>
        <translation>un caso</translation>
    </message>
    <message>
        <source>a purpose for case {number}</source>
        <translation>una finalidad para el caso {number}</translation>
    </message>
    <message>
        <source>{folder} holds something that is no demo; name another folder</source>
        <translation>{folder} contiene algo que no es una demostración; indique otra carpeta</translation>
    </message>
    <message>
        <source>appearance</source>
        <translation>aparición</translation>
    </message>
    <message>
        <source>ingest</source>
        <translation>ingreso</translation>
    </message>
    <message>
        <source>detect</source>
        <translation>búsqueda de personas y vehículos</translation>
    </message>
    <message>
        <source>the span of the log ends before it begins</source>
        <translation>el tramo del registro termina antes de empezar</translation>
    </message>
    <message>
        <source>no known key signed its checkpoint</source>
        <translation>ninguna clave conocida firmó su punto de control</translation>
    </message>
    <message>
        <source>this look into the log is closed</source>
        <translation>esta consulta del registro está cerrada</translation>
    </message>
    <message>
        <source>this look into the log was opened by somebody else</source>
        <translation>esta consulta del registro la abrió otra persona</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>asiento</translation>
    </message>
    <message>
        <source>{name} has no pictures that could be marked</source>
        <translation>{name} no tiene imágenes que se puedan marcar</translation>
    </message>
    <message>
        <source>mark {uid} was taken away: put it back first</source>
        <translation>la marca {uid} se quitó: restáurela antes</translation>
    </message>
    <message>
        <source>mark {uid} was taken away already</source>
        <translation>la marca {uid} ya se quitó</translation>
    </message>
    <message>
        <source>mark {uid} stands</source>
        <translation>la marca {uid} sigue en pie</translation>
    </message>
    <message>
        <source>{role} by a job&apos;s ticket</source>
        <translation>{role} con el permiso de una tarea</translation>
    </message>
    <message>
        <source>saved search</source>
        <translation>búsqueda guardada</translation>
    </message>
    <message>
        <source>a time in a question needs its UTC offset</source>
        <translation>una hora en una pregunta necesita su diferencia con UTC</translation>
    </message>
    <message>
        <source>a series joins two cases or more: --cases 26-1,26-2</source>
        <translation>una serie reúne dos casos o más: --cases 26-1,26-2</translation>
    </message>
    <message>
        <source>the account of {gone} is closed</source>
        <translation>la cuenta de {gone} está cerrada</translation>
    </message>
    <message>
        <source>{each} is a series itself: a series joins cases</source>
        <translation>{each} ya es una serie: una serie reúne casos</translation>
    </message>
    <message>
        <source>series</source>
        <translation>serie</translation>
    </message>
    <message>
        <source>{alone}: nvr-desk users add makes a second account</source>
        <translation>{alone}: nvr-desk users add crea una segunda cuenta</translation>
    </message>
    <message>
        <source>a job works for whoever launched it and signs nobody in</source>
        <translation>una tarea actúa por quien lo inició y no inicia la sesión de nadie</translation>
    </message>
    <message>
        <source>there is no password here to confirm with: nothing asks for one</source>
        <translation>aquí no hay contraseña con que confirmar: nada la pide</translation>
    </message>
    <message>
        <source>no password was given: nothing was confirmed</source>
        <translation>no se dio contraseña: no se confirmó nada</translation>
    </message>
    <message>
        <source>it is the start password</source>
        <translation>es la contraseña inicial</translation>
    </message>
    <message>
        <source>a span of sound ends after it begins</source>
        <translation>un tramo de sonido termina después de empezar</translation>
    </message>
    <message>
        <source>{target} is there already</source>
        <translation>{target} ya existe</translation>
    </message>
    <message>
        <source>{name} has no sound</source>
        <translation>{name} no tiene sonido</translation>
    </message>
    <message>
        <source>nobody was signed in when this was tried: nobody can answer</source>
        <translation>nadie había iniciado sesión cuando se intentó: nadie puede responder</translation>
    </message>
    <message>
        <source>item {item} is not about an act of yours</source>
        <translation>el punto {item} no trata de un acto suyo</translation>
    </message>
    <message>
        <source>item {item} waits for no answer</source>
        <translation>el punto {item} no espera respuesta</translation>
    </message>
    <message>
        <source>a report is {forms}, not {form}</source>
        <translation>un informe es {forms}, no {form}</translation>
    </message>
    <message>
        <source>review</source>
        <translation>revisión</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>el más reciente</translation>
    </message>
    <message>
        <source>ask {ask} was used already: it is good for one packet</source>
        <translation>la solicitud {ask} ya se usó: vale para un paquete</translation>
    </message>
    <message>
        <source>account</source>
        <translation>cuenta</translation>
    </message>
    <message>
        <source>it is the old one</source>
        <translation>es la anterior</translation>
    </message>
    <message>
        <source>no second factor was begun here</source>
        <translation>aquí no se empezó ningún segundo factor</translation>
    </message>
    <message>
        <source>this code does not fit: look whether both clocks are right</source>
        <translation>este código no concuerda: mire si ambos relojes están bien</translation>
    </message>
    <message>
        <source>only the owner of the workspace&apos;s folder may do this</source>
        <translation>solo el dueño de la carpeta del espacio de trabajo puede hacer esto</translation>
    </message>
    <message>
        <source>{able} can still sign in and release others</source>
        <translation>{able} aún puede iniciar sesión y liberar a otros</translation>
    </message>
    <message>
        <source>a password comes first: nvr-desk users password</source>
        <translation>primero va una contraseña: nvr-desk users password</translation>
    </message>
    <message>
        <source>whoever acts here has no account of their own</source>
        <translation>quien actúa aquí no tiene cuenta propia</translation>
    </message>
    <message>
        <source>set a password of your own first: from now on everybody signs in</source>
        <translation>ponga antes una contraseña propia: desde ahora todos inician sesión</translation>
    </message>
    <message>
        <source>the first person of a desk is an administrator, whatever else</source>
        <translation>la primera persona de un puesto es administrador, además de lo demás</translation>
    </message>
    <message>
        <source>nobody changes {what}: somebody else does</source>
        <translation>nadie cambia {what}: lo hace otra persona</translation>
    </message>
    <message>
        <source>{user} is the last administrator: make another one first</source>
        <translation>{user} es el último administrador: nombre antes a otro</translation>
    </message>
    <message>
        <source>{user} is no administrator: name one</source>
        <translation>{user} no es administrador: indique uno</translation>
    </message>
    <message>
        <source>nobody named the camera of {name}: ask this clip alone</source>
        <translation>nadie indicó la cámara de {name}: pregunte solo por este clip</translation>
    </message>
    <message>
        <source>nobody knows when {name} was filmed: ask this clip alone</source>
        <translation>nadie sabe cuándo se grabó {name}: pregunte solo por este clip</translation>
    </message>
    <message>
        <source>this view is closed</source>
        <translation>esta vista está cerrada</translation>
    </message>
    <message>
        <source>not part of this view</source>
        <translation>no forma parte de esta vista</translation>
    </message>
    <message>
        <source>its view was opened by somebody else</source>
        <translation>su vista la abrió otra persona</translation>
    </message>
    <message>
        <source>the series reaches it no longer</source>
        <translation>la serie ya no llega a ella</translation>
    </message>
    <message>
        <source>cannot be read: {why}. Or</source>
        <translation>no se puede leer: {why}. O</translation>
    </message>
    <message>
        <source>is not on this machine:</source>
        <translation>no está en este equipo:</translation>
    </message>
    <message>
        <source>no {noun} named {name}</source>
        <translation>no hay {noun} con el nombre {name}</translation>
    </message>
    <message>
        <source>{name} fits {candidates} {noun}s: {candidates2}</source>
        <translation>{name} corresponde a {candidates} ({noun}): {candidates2}</translation>
    </message>
    <message>
        <source>{noun} {name} exists already</source>
        <translation>ya existe {noun} {name}</translation>
    </message>
    <message>
        <source>{wall} came twice in {zone}, because clocks were set back: the first is {first}, the second {second}; say which</source>
        <translation>{wall} se dio dos veces en {zone}, porque se atrasaron los relojes: la primera es {first}, la segunda {second}; diga cuál</translation>
    </message>
    <message>
        <source>this password is not taken: {why}</source>
        <translation>esta contraseña no se acepta: {why}</translation>
    </message>
    <message>
        <source>{verb} needs {missing}: name the case and say what it is for</source>
        <translation>{verb} requiere {missing}: indique el caso y diga para qué es</translation>
    </message>
    <message>
        <source>case {case} is closed</source>
        <translation>el caso {case} está cerrado</translation>
    </message>
    <message>
        <source>{user} is no member of case {case}</source>
        <translation>{user} no es miembro del caso {case}</translation>
    </message>
    <message>
        <source>the lead of case {case} or a supervisor in it says who belongs to it, {user} does not</source>
        <translation>quién pertenece al caso {case} lo dice su responsable o un supervisor de él, no {user}</translation>
    </message>
    <message>
        <source>delivery {delivery} is not open to view: {visibility}</source>
        <translation>la entrega {delivery} no está abierta a la vista: {visibility}</translation>
    </message>
    <message>
        <source>role {role} may not {verb}</source>
        <translation>el papel {role} no puede {verb}</translation>
    </message>
    <message>
        <source>the desk is locked: unlock it, or sign in again with nvr-desk login</source>
        <translation>el puesto está bloqueado: desbloquéelo, o inicie sesión otra vez con nvr-desk login</translation>
    </message>
    <message>
        <source>{what} needs your password again, within two minutes before</source>
        <translation>{what} requiere otra vez su contraseña, en los dos minutos previos</translation>
    </message>
    <message>
        <source>ask {ask} waits for another person: nvr-desk approvals grant {ask2}</source>
        <translation>la solicitud {ask} espera a otra persona: nvr-desk approvals grant {ask2}</translation>
    </message>
    <message>
        <source>nobody decides their own ask: {ask} waits for another person</source>
        <translation>nadie decide su propia solicitud: {ask} espera a otra persona</translation>
    </message>
    <message>
        <source>{series} is a series: this goes by single cases, do it in {cases}</source>
        <translation>{series} es una serie: esto va por casos individuales, hágalo en {cases}</translation>
    </message>
    <message>
        <source>not signed in: name, password or code is wrong, or the account is closed</source>
        <translation>no se inició sesión: el nombre, la contraseña o el código no es correcto, o la cuenta está cerrada</translation>
    </message>
    <message>
        <source>locked after five failures within 15 minutes: an administrator releases it (nvr-desk users unlock NAME)</source>
        <translation>bloqueado tras cinco fallos en 15 minutos: lo libera un administrador (nvr-desk users unlock NOMBRE)</translation>
    </message>
    <message>
        <source>nobody signs in who does not accept the notice</source>
        <translation>nadie inicia sesión sin aceptar el aviso</translation>
    </message>
    <message>
        <source>this is a start password: choose your own while you sign in</source>
        <translation>es una contraseña inicial: elija la suya al iniciar sesión</translation>
    </message>
    <message>
        <source>the seed of {user}&apos;s second factor {told} sign in where it was enrolled, or let an administrator reset it (nvr-desk users second-factor NAME --reset)</source>
        <translation>la semilla del segundo factor de {user} {told} inicie sesión donde se registró, o haga que un administrador lo restablezca (nvr-desk users second-factor NOMBRE --reset)</translation>
    </message>
    <message>
        <source>{name}: expected sha256 {expected}…, found {found}…{saved}</source>
        <translation>{name}: se esperaba sha256 {expected}…, se halló {found}…{saved}</translation>
    </message>
    <message>
        <source>original {sha256}… is missing from the vault</source>
        <translation>el original {sha256}… falta en la bóveda</translation>
    </message>
    <message>
        <source>{path} is damaged: {why}; restore a backup</source>
        <translation>{path} está dañado: {why}; restaure una copia de seguridad</translation>
    </message>
    <message>
        <source>audit entry {seq}: {why}</source>
        <translation>asiento de auditoría {seq}: {why}</translation>
    </message>
    <message>
        <source>no workspace at {path}: run &apos;nvr-desk init&apos; or name one with --workspace</source>
        <translation>no hay espacio de trabajo en {path}: ejecute &apos;nvr-desk init&apos; o indique uno con --workspace</translation>
    </message>
    <message>
        <source>workspace has schema {found}, this program knows {known}: use the newer program</source>
        <translation>el espacio de trabajo tiene el esquema {found}, este programa conoce {known}: use el programa más nuevo</translation>
    </message>
    <message>
        <source>the log cannot be written: {why}. Nothing is searched, shown or handed out until it can. {remedy}</source>
        <translation>no se puede escribir el registro: {why}. No se busca, muestra ni entrega nada hasta que se pueda. {remedy}</translation>
    </message>
    <message>
        <source>a unit of work without an audit entry is not committed</source>
        <translation>una unidad de trabajo sin asiento de auditoría no se confirma</translation>
    </message>
    <message>
        <source>{path} has {free} MB free, {needed} MB are needed</source>
        <translation>{path} tiene {free} MB libres, hacen falta {needed} MB</translation>
    </message>
    <message>
        <source>longer than the limit of {limit} bytes</source>
        <translation>más largo que el límite de {limit} bytes</translation>
    </message>
    <message>
        <source>the note {why}</source>
        <translation>la nota {why}</translation>
    </message>
    <message>
        <source>the worker died: {how}</source>
        <translation>el proceso de trabajo se interrumpió: {how}</translation>
    </message>
    <message>
        <source>the worker gave no answer within {seconds} s</source>
        <translation>el proceso de trabajo no respondió en {seconds} s</translation>
    </message>
    <message>
        <source>weights {name} refused: {why}</source>
        <translation>pesos {name} rechazados: {why}</translation>
    </message>
    <message>
        <source>engine {engine} is not available: {why}</source>
        <translation>el motor {engine} no está disponible: {why}</translation>
    </message>
    <message>
        <source>{what} is missing: {why}. {remedy}</source>
        <translation>falta {what}: {why}. {remedy}</translation>
    </message>
    <message>
        <source>job {job} was cancelled</source>
        <translation>la tarea {job} se canceló</translation>
    </message>
    <message>
        <source>job {job} is held by {owner}</source>
        <translation>la tarea {job} la tiene {owner}</translation>
    </message>
    <message>
        <source>job {job} is over</source>
        <translation>la tarea {job} ha terminado</translation>
    </message>
    <message>
        <source>job {job} was taken over by another process</source>
        <translation>la tarea {job} la tomó otro proceso</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>paquete</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>entrega</translation>
    </message>
    <message>
        <source>were not looked at</source>
        <translation>no se examinaron</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is not of format {format}</source>
        <translation>no es del formato {format}</translation>
    </message>
    <message>
        <source>is not a table of deliveries</source>
        <translation>no es una tabla de entregas</translation>
    </message>
    <message>
        <source>is not the original that the table names</source>
        <translation>no es el original que nombra la tabla</translation>
    </message>
    <message>
        <source>is not in the table</source>
        <translation>no está en la tabla</translation>
    </message>
    <message>
        <source>is no checkpoint signed by the key beside it: {error}</source>
        <translation>no es un punto de control firmado por la clave que tiene al lado: {error}</translation>
    </message>
    <message>
        <source>entry {seq} does not fit its leaf hash</source>
        <translation>el asiento {seq} no concuerda con su hash de hoja</translation>
    </message>
    <message>
        <source>entry {seq} stands after entry {before}</source>
        <translation>el asiento {seq} está después del asiento {before}</translation>
    </message>
    <message>
        <source>is not proven by the checkpoint</source>
        <translation>no lo prueba el punto de control</translation>
    </message>
    <message>
        <source>is not an audit entry</source>
        <translation>no es un asiento de auditoría</translation>
    </message>
    <message>
        <source>is too large to be read</source>
        <translation>es demasiado grande para leerse</translation>
    </message>
    <message>
        <source>is not UTF-8 at byte {start}</source>
        <translation>no es UTF-8 en el byte {start}</translation>
    </message>
    <message>
        <source>is not a line of {algorithm} and path</source>
        <translation>no es una línea de {algorithm} y ruta</translation>
    </message>
    <message>
        <source>shown only since this was begun</source>
        <translation>mostrada solo desde que esto empezó</translation>
    </message>
    <message>
        <source>still</source>
        <translation>imagen fija</translation>
    </message>
    <message>
        <source>the clip has {found} pictures with pts {wanted}, none is no. {nth}</source>
        <translation>el clip tiene {found} imágenes con pts {wanted}, ninguna es la n.º {nth}</translation>
    </message>
    <message>
        <source>{name} is no format of a map: geojson, kml or gpx</source>
        <translation>{name} no es un formato de mapa: geojson, kml o gpx</translation>
    </message>
    <message>
        <source>no place on Earth: {lat}, {lon}</source>
        <translation>no es un lugar de la Tierra: {lat}, {lon}</translation>
    </message>
    <message>
        <source>nothing in it has a place</source>
        <translation>nada en él tiene lugar</translation>
    </message>
    <message>
        <source>this is no GeoJSON</source>
        <translation>esto no es GeoJSON</translation>
    </message>
    <message>
        <source>collections within collections without end</source>
        <translation>colecciones dentro de colecciones sin fin</translation>
    </message>
    <message>
        <source>coordinates that are no list</source>
        <translation>coordenadas que no son una lista</translation>
    </message>
    <message>
        <source>a position that is no pair of numbers</source>
        <translation>una posición que no es un par de números</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>esto no es JSON</translation>
    </message>
    <message>
        <source>a position beyond all bounds</source>
        <translation>una posición fuera de todo límite</translation>
    </message>
    <message>
        <source>this is no GPX</source>
        <translation>esto no es GPX</translation>
    </message>
    <message>
        <source>a point without a place</source>
        <translation>un punto sin lugar</translation>
    </message>
    <message>
        <source>a packed KMZ: unpack it and take the doc.kml within</source>
        <translation>un KMZ comprimido: descomprímalo y tome el doc.kml que contiene</translation>
    </message>
    <message>
        <source>this is no KML</source>
        <translation>esto no es KML</translation>
    </message>
    <message>
        <source>base map layer cannot be read: {error}</source>
        <translation>no se puede leer la capa del mapa base: {error}</translation>
    </message>
    <message>
        <source>tiles of a kind that is not drawn here: {kind}</source>
        <translation>mosaicos de un tipo que aquí no se dibuja: {kind}</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>no se dice</translation>
    </message>
    <message>
        <source>a tile that is none</source>
        <translation>un mosaico que no lo es</translation>
    </message>
    <message>
        <source>it holds no tiles</source>
        <translation>no contiene mosaicos</translation>
    </message>
    <message>
        <source>zooms that are none</source>
        <translation>niveles de zoom que no lo son</translation>
    </message>
    <message>
        <source>this is no MBTiles file: {error}</source>
        <translation>esto no es un archivo MBTiles: {error}</translation>
    </message>
    <message>
        <source>a number without end</source>
        <translation>un número sin fin</translation>
    </message>
    <message>
        <source>a tile that is cut off</source>
        <translation>un mosaico cortado</translation>
    </message>
    <message>
        <source>a number beyond all bounds</source>
        <translation>un número fuera de todo límite</translation>
    </message>
    <message>
        <source>a layer without extent</source>
        <translation>una capa sin extensión</translation>
    </message>
    <message>
        <source>a tile that reaches beyond all bounds</source>
        <translation>un mosaico que pasa de todo límite</translation>
    </message>
    <message>
        <source>a shape of an unknown make</source>
        <translation>una figura de tipo desconocido</translation>
    </message>
    <message>
        <source>a tile of an unknown make</source>
        <translation>un mosaico de tipo desconocido</translation>
    </message>
    <message>
        <source>a part that unpacks to more than {most} MiB, or is cut off</source>
        <translation>una parte que descomprimida pasa de {most} MiB, o está cortada</translation>
    </message>
    <message>
        <source>a directory that claims {count} entries</source>
        <translation>un directorio que dice tener {count} entradas</translation>
    </message>
    <message>
        <source>directories within directories without end</source>
        <translation>directorios dentro de directorios sin fin</translation>
    </message>
    <message>
        <source>a part that does not unpack</source>
        <translation>una parte que no se descomprime</translation>
    </message>
    <message>
        <source>a directory that begins nowhere</source>
        <translation>un directorio que no empieza en ninguna parte</translation>
    </message>
    <message>
        <source>this is no PMTiles file</source>
        <translation>esto no es un archivo PMTiles</translation>
    </message>
    <message>
        <source>PMTiles of version {version}; 3 is read</source>
        <translation>PMTiles de versión {version}; se lee la 3</translation>
    </message>
    <message>
        <source>tiles of a kind that is not drawn here: vector, PNG, JPEG, WebP</source>
        <translation>mosaicos de un tipo que aquí no se dibuja: vector, PNG, JPEG, WebP</translation>
    </message>
    <message>
        <source>a part of {length} bytes; at most {most} are read</source>
        <translation>una parte de {length} bytes; se leen como máximo {most}</translation>
    </message>
    <message>
        <source>the file is cut off</source>
        <translation>el archivo está cortado</translation>
    </message>
    <message>
        <source>a directory that is cut off</source>
        <translation>un directorio cortado</translation>
    </message>
    <message>
        <source>packed by Brotli or Zstandard; plain and gzip are read</source>
        <translation>comprimido con Brotli o Zstandard; se lee sin comprimir y gzip</translation>
    </message>
    <message>
        <source>a document type: entities are not read</source>
        <translation>un tipo de documento: no se leen entidades</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un archivo vacío</translation>
    </message>
    <message>
        <source>this is no XML: {error}</source>
        <translation>esto no es XML: {error}</translation>
    </message>
    <message>
        <source>a tile that is neither PNG, JPEG nor WebP</source>
        <translation>un mosaico que no es PNG, JPEG ni WebP</translation>
    </message>
    <message>
        <source>a tile that does not decode, or is too large</source>
        <translation>un mosaico que no se decodifica, o es demasiado grande</translation>
    </message>
    <message>
        <source>a tile that does not decode</source>
        <translation>un mosaico que no se decodifica</translation>
    </message>
    <message>
        <source>a tile without a size</source>
        <translation>un mosaico sin tamaño</translation>
    </message>
    <message>
        <source>a tile of another size than it says</source>
        <translation>un mosaico de otro tamaño que el que dice</translation>
    </message>
    <message>
        <source>a tile that contradicts itself</source>
        <translation>un mosaico que se contradice</translation>
    </message>
    <message>
        <source>no file at {path}</source>
        <translation>no hay archivo en {path}</translation>
    </message>
    <message>
        <source>it ended its reader again and again; it is not asked any more</source>
        <translation>hizo terminar a su lector una y otra vez; ya no se le pide más</translation>
    </message>
    <message>
        <source>its reader said nothing of it</source>
        <translation>su lector no dijo nada de él</translation>
    </message>
    <message>
        <source>its reader ended: {error}</source>
        <translation>su lector terminó: {error}</translation>
    </message>
    <message>
        <source>{name} is nested too deep</source>
        <translation>{name} está anidado a demasiada profundidad</translation>
    </message>
    <message>
        <source>{name} is no valid JSON: {error}</source>
        <translation>{name} no es JSON válido: {error}</translation>
    </message>
    <message>
        <source>the key {twice} stands twice in one object</source>
        <translation>la clave {twice} aparece dos veces en un objeto</translation>
    </message>
    <message>
        <source>{part} is no JSON number</source>
        <translation>{part} no es un número JSON</translation>
    </message>
    <message>
        <source>{name} has no column named &apos;file&apos;</source>
        <translation>{name} no tiene una columna llamada &apos;file&apos;</translation>
    </message>
    <message>
        <source>{name} names a column twice</source>
        <translation>{name} nombra dos veces una columna</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>holds {bytes} bytes, more than is taken at once</source>
        <translation>contiene {bytes} bytes, más de lo que se ingresa de una vez</translation>
    </message>
    <message>
        <source>holds more than {entries} files</source>
        <translation>contiene más de {entries} archivos</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>ilegible</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiado</translation>
    </message>
    <message>
        <source>another file took its place</source>
        <translation>otro archivo ocupó su lugar</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>el archivo cambió mientras se leía</translation>
    </message>
    <message>
        <source>cannot be read: {part}</source>
        <translation>no se puede leer: {part}</translation>
    </message>
    <message>
        <source>{wrong}: nothing was taken in</source>
        <translation>{wrong}: no se ingresó nada</translation>
    </message>
    <message>
        <source>{fitting} CSV files could be the manifest: {fitting2}</source>
        <translation>{fitting} archivos CSV podrían ser el manifiesto: {fitting2}</translation>
    </message>
    <message>
        <source>{name} is no nvr-desk/batch manifest</source>
        <translation>{name} no es un manifiesto nvr-desk/batch</translation>
    </message>
    <message>
        <source>{name} has version {raw}; this program reads version 1</source>
        <translation>{name} tiene la versión {raw}; este programa lee la versión 1</translation>
    </message>
    <message>
        <source>camera: a latitude needs its longitude, and the other way round</source>
        <translation>cámara: una latitud necesita su longitud, y al revés</translation>
    </message>
    <message>
        <source>no survey of {sha256}</source>
        <translation>sin examen previo de {sha256}</translation>
    </message>
    <message>
        <source>the vault could not be written: {error}</source>
        <translation>no se pudo escribir en la bóveda: {error}</translation>
    </message>
    <message>
        <source>neither named nor beginning like a recording</source>
        <translation>ni se llama ni empieza como una grabación</translation>
    </message>
    <message>
        <source>an archive inside the shipment is not opened</source>
        <translation>un archivo comprimido dentro del envío no se abre</translation>
    </message>
    <message>
        <source>zone unknown</source>
        <translation>zona desconocida</translation>
    </message>
    <message>
        <source>listing() comes first</source>
        <translation>primero va listing()</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>unpacks to {bytes} bytes, more than is taken</source>
        <translation>descomprimido ocupa {bytes} bytes, más de lo que se ingresa</translation>
    </message>
    <message>
        <source>the zip changed while it was read</source>
        <translation>el zip cambió mientras se leía</translation>
    </message>
    <message>
        <source>holds more than {entries} entries</source>
        <translation>contiene más de {entries} entradas</translation>
    </message>
    <message>
        <source>has a directory of {size} bytes</source>
        <translation>tiene un directorio de {size} bytes</translation>
    </message>
    <message>
        <source>damaged zip, or cut off while it was copied</source>
        <translation>zip dañado, o cortado mientras se copiaba</translation>
    </message>
    <message>
        <source>damaged entry: {error}</source>
        <translation>entrada dañada: {error}</translation>
    </message>
    <message>
        <source>the kind of file is not among those this program reads</source>
        <translation>el tipo de archivo no está entre los que lee este programa</translation>
    </message>
    <message>
        <source>no readable video container: its beginning or its index is damaged or missing</source>
        <translation>no es un contenedor de video legible: su comienzo o su índice está dañado o falta</translation>
    </message>
    <message>
        <source>pictures of {width} by {height} pixels are over the limit</source>
        <translation>las imágenes de {width} por {height} píxeles pasan del límite</translation>
    </message>
    <message>
        <source>no picture begins there</source>
        <translation>ahí no empieza ninguna imagen</translation>
    </message>
    <message>
        <source>the file holds no moving picture</source>
        <translation>el archivo no contiene imagen en movimiento</translation>
    </message>
    <message>
        <source>pictures coded as {codec} are not read by this program</source>
        <translation>este programa no lee imágenes codificadas como {codec}</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>no se puede abrir el archivo</translation>
    </message>
    <message>
        <source>the streams of the container cannot be read</source>
        <translation>no se pueden leer los flujos del contenedor</translation>
    </message>
    <message>
        <source>a picture cannot be converted to RGB</source>
        <translation>una imagen no se puede convertir a RGB</translation>
    </message>
    <message>
        <source>it gives pictures other times than the software decoder</source>
        <translation>da a las imágenes otros tiempos que el decodificador por software</translation>
    </message>
    <message>
        <source>it gives other pictures than the software decoder</source>
        <translation>da otras imágenes que el decodificador por software</translation>
    </message>
    <message>
        <source>no {codec} clip can be made to try it on</source>
        <translation>no se puede crear un clip {codec} para probarlo</translation>
    </message>
    <message>
        <source>the driver offers no decoder for this codec</source>
        <translation>el controlador no ofrece decodificador para este códec</translation>
    </message>
    <message>
        <source>the fields of a picture cannot be told apart</source>
        <translation>no se pueden distinguir los campos de una imagen</translation>
    </message>
    <message>
        <source>the brightness of a picture cannot be read</source>
        <translation>no se puede leer el brillo de una imagen</translation>
    </message>
    <message>
        <source>the file cannot be opened: {strerror}</source>
        <translation>no se puede abrir el archivo: {strerror}</translation>
    </message>
    <message>
        <source>the decode pool is closed</source>
        <translation>el grupo de decodificación está cerrado</translation>
    </message>
    <message>
        <source>decode workers need Unix descriptors; this system hands none over</source>
        <translation>los procesos de decodificación necesitan descriptores Unix; este sistema no los entrega</translation>
    </message>
    <message>
        <source>picture {index} cannot be decoded again</source>
        <translation>la imagen {index} no se puede decodificar otra vez</translation>
    </message>
    <message>
        <source>the clip has no picture {index}</source>
        <translation>el clip no tiene imagen {index}</translation>
    </message>
    <message>
        <source>pts run backwards</source>
        <translation>los pts van hacia atrás</translation>
    </message>
    <message>
        <source>key pictures out of order</source>
        <translation>imágenes clave en desorden</translation>
    </message>
    <message>
        <source>places outside any file</source>
        <translation>lugares fuera de todo archivo</translation>
    </message>
    <message>
        <source>no printable word</source>
        <translation>ninguna palabra imprimible</translation>
    </message>
    <message>
        <source>its report made no sense</source>
        <translation>su informe no tenía sentido</translation>
    </message>
    <message>
        <source>no JPEG</source>
        <translation>no es JPEG</translation>
    </message>
    <message>
        <source>the clip has no pictures</source>
        <translation>el clip no tiene imágenes</translation>
    </message>
    <message>
        <source>it answered with another picture</source>
        <translation>respondió con otra imagen</translation>
    </message>
    <message>
        <source>its answer made no sense</source>
        <translation>su respuesta no tenía sentido</translation>
    </message>
    <message>
        <source>a picture of {width} by {height} does not fit its memory</source>
        <translation>una imagen de {width} por {height} no cabe en su memoria</translation>
    </message>
    <message>
        <source>the worker took its shared memory away</source>
        <translation>el proceso de trabajo retiró su memoria compartida</translation>
    </message>
    <message>
        <source>the file holds no sound</source>
        <translation>el archivo no tiene sonido</translation>
    </message>
    <message>
        <source>sound coded as {codec} is not read by this program</source>
        <translation>este programa no lee sonido codificado como {codec}</translation>
    </message>
    <message>
        <source>sound is given in pieces of up to half a minute</source>
        <translation>el sonido se da en partes de hasta medio minuto</translation>
    </message>
    <message>
        <source>no {codec} encoder</source>
        <translation>no hay codificador {codec}</translation>
    </message>
    <message>
        <source>a picture cannot be written as {codec}</source>
        <translation>una imagen no se puede escribir como {codec}</translation>
    </message>
    <message>
        <source>packets fail to decode</source>
        <translation>hay paquetes que no se decodifican</translation>
    </message>
    <message>
        <source>the file holds no picture data</source>
        <translation>el archivo no contiene datos de imagen</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>terminó</translation>
    </message>
    <message>
        <source>a worker holds fewer clips than that</source>
        <translation>un proceso de trabajo admite menos clips</translation>
    </message>
    <message>
        <source>the picture is larger than its clip says</source>
        <translation>la imagen es mayor de lo que dice su clip</translation>
    </message>
    <message>
        <source>the video decoder of this installation fails: {reason}</source>
        <translation>el decodificador de video de esta instalación falla: {reason}</translation>
    </message>
    <message>
        <source>the sound converter of this installation fails</source>
        <translation>el conversor de sonido de esta instalación falla</translation>
    </message>
    <message>
        <source>message of {part} + {blob} bytes is over the bound</source>
        <translation>un mensaje de {part} + {blob} bytes pasa del límite</translation>
    </message>
    <message>
        <source>this system hands no descriptors between processes</source>
        <translation>este sistema no pasa descriptores entre procesos</translation>
    </message>
    <message>
        <source>the other side closed the channel</source>
        <translation>el otro lado cerró el canal</translation>
    </message>
    <message>
        <source>a message claims {part} + {blob} bytes</source>
        <translation>un mensaje dice tener {part} + {blob} bytes</translation>
    </message>
    <message>
        <source>a message that is no JSON object</source>
        <translation>un mensaje que no es un objeto JSON</translation>
    </message>
    <message>
        <source>a message that is not JSON</source>
        <translation>un mensaje que no es JSON</translation>
    </message>
    <message>
        <source>{name} mixes alphabets: it would look like the name of somebody else</source>
        <translation>{name} mezcla alfabetos: parecería el nombre de otra persona</translation>
    </message>
    <message>
        <source>{name} stands for something else here; give the account another name</source>
        <translation>{name} significa aquí otra cosa; dé a la cuenta otro nombre</translation>
    </message>
    <message>
        <source>{part} is no role: give one of {known}, or several joined by +</source>
        <translation>{part} no es un papel: dé uno de {known}, o varios unidos con +</translation>
    </message>
    <message>
        <source>{zone} is no zone: write a place, like America/Denver, or UTC</source>
        <translation>{zone} no es una zona: escriba un lugar, como America/Denver, o UTC</translation>
    </message>
    <message>
        <source>of an hour that came twice the first or the second, not {which}</source>
        <translation>de una hora que se dio dos veces, la primera o la segunda, no {which}</translation>
    </message>
    <message>
        <source>{part} never came in {zone}: clocks were set forward over it</source>
        <translation>{part} no existió en {zone}: los relojes se adelantaron por encima</translation>
    </message>
    <message>
        <source>a doubt is a number of seconds, 0 or more</source>
        <translation>una duda es un número de segundos, 0 o más</translation>
    </message>
    <message>
        <source>{what} with a reason, e.g. how the offset was found</source>
        <translation>{what} con un motivo, p. ej. cómo se halló la diferencia</translation>
    </message>
    <message>
        <source>{item} claims no time that could be corrected</source>
        <translation>{item} no declara una hora que se pueda corregir</translation>
    </message>
    <message>
        <source>there is no such time: {part} ({error})</source>
        <translation>no existe tal hora: {part} ({error})</translation>
    </message>
    <message>
        <source>that is no time at which video was recorded</source>
        <translation>a esa hora no se grabó ningún video</translation>
    </message>
    <message>
        <source>a withdrawal needs its reason: what the resident said</source>
        <translation>un retiro necesita su motivo: qué dijo el residente</translation>
    </message>
    <message>
        <source>this clip was obtained by legal process; there is no consent to withdraw</source>
        <translation>este clip se obtuvo por vía judicial; no hay consentimiento que retirar</translation>
    </message>
    <message>
        <source>record a consent that was given, posted or compelled; use withdraw for the rest</source>
        <translation>registre un consentimiento otorgado, publicado u obligado; para lo demás use retirar</translation>
    </message>
    <message>
        <source>a consent needs its reference, or the officer&apos;s statement that it was given</source>
        <translation>un consentimiento necesita su referencia, o la declaración del agente de que se otorgó</translation>
    </message>
    <message>
        <source>a consent that was {state} needs its reference: the link, or the order</source>
        <translation>un consentimiento de tipo {state} necesita su referencia: el enlace o la orden</translation>
    </message>
    <message>
        <source>a yes that reaches across cases needs its reference: a statement is for one case</source>
        <translation>un sí que alcanza a varios casos necesita su referencia: una declaración vale para un caso</translation>
    </message>
    <message>
        <source>it was withdrawn: only a new consent or order, by its own reference, opens it</source>
        <translation>se retiró: solo lo abre un consentimiento u orden nuevos, con su propia referencia</translation>
    </message>
    <message>
        <source>an incident ends after it began: --from, then --to</source>
        <translation>un incidente termina después de empezar: --from, luego --to</translation>
    </message>
    <message>
        <source>a place is latitude and longitude, and a radius around them</source>
        <translation>un lugar es latitud y longitud, y un radio alrededor</translation>
    </message>
    <message>
        <source>latitude lies within 90 degrees, longitude within 180</source>
        <translation>la latitud va hasta 90 grados, la longitud hasta 180</translation>
    </message>
    <message>
        <source>{seconds} s is outside of the clip: {first} to {length} s</source>
        <translation>{seconds} s está fuera del clip: {first} a {length} s</translation>
    </message>
    <message>
        <source>a mark is one of {marklevel}, not {word}</source>
        <translation>una marca es una de {marklevel}, no {word}</translation>
    </message>
    <message>
        <source>this</source>
        <translation>esto</translation>
    </message>
    <message>
        <source>a purpose in words that say something</source>
        <translation>una finalidad en palabras que digan algo</translation>
    </message>
    <message>
        <source>an offence code (the case has none: give --offence)</source>
        <translation>un código de delito (el caso no tiene: indique --offence)</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>retiro</translation>
    </message>
    <message>
        <source>request</source>
        <translation>solicitud</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>concedida</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>themselves</source>
        <translation>la misma persona</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>impugnada</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>entregas</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>color</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>on key pictures only (profile triage): a first idea, not a search</source>
        <translation>solo en imágenes clave (perfil de triaje): una primera idea, no una búsqueda</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>examinado</translation>
    </message>
    <message>
        <source>still: looked at thinly, nothing moved</source>
        <translation>quieto: examinado con menos detalle, nada se movió</translation>
    </message>
    <message>
        <source>decoded, not looked at</source>
        <translation>decodificado, no examinado</translation>
    </message>
    <message>
        <source>no picture that decodes</source>
        <translation>ninguna imagen que se decodifique</translation>
    </message>
    <message>
        <source>looked 0 %</source>
        <translation>examinado 0 %</translation>
    </message>
    <message>
        <source>without a picture that decodes</source>
        <translation>sin imagen que se decodifique</translation>
    </message>
    <message>
        <source>decoded but not looked at</source>
        <translation>decodificado pero no examinado</translation>
    </message>
    <message>
        <source>looked at less than once in 2 s</source>
        <translation>examinado menos de una vez en 2 s</translation>
    </message>
    <message>
        <source>looked at thinly because nothing moved</source>
        <translation>examinado con menos detalle porque nada se movió</translation>
    </message>
    <message>
        <source>There is no footage that may be opened</source>
        <translation>No hay material que se pueda abrir</translation>
    </message>
    <message>
        <source>not looked for: </source>
        <translation>no se buscó: </translation>
    </message>
    <message>
        <source>write hours of the day like 22:00-04:00</source>
        <translation>escriba horas del día como 22:00-04:00</translation>
    </message>
    <message>
        <source>hours of the day lie between 0:00 and 24:00</source>
        <translation>las horas del día van de 0:00 a 24:00</translation>
    </message>
    <message>
        <source>no entry rests on this machine alone</source>
        <translation>ningún asiento depende solo de este equipo</translation>
    </message>
    <message>
        <source>entry rests</source>
        <translation>asiento depende</translation>
    </message>
    <message>
        <source>entries rest</source>
        <translation>asientos dependen</translation>
    </message>
    <message>
        <source>a saved search says that its format is {format}</source>
        <translation>una búsqueda guardada dice que su formato es {format}</translation>
    </message>
    <message>
        <source>a saved search of version {version} is not known here</source>
        <translation>aquí no se conoce una búsqueda guardada de versión {version}</translation>
    </message>
    <message>
        <source>{what} is no JSON object</source>
        <translation>{what} no es un objeto JSON</translation>
    </message>
    <message>
        <source>{what} holds {strange}, which is not known here</source>
        <translation>{what} contiene {strange}, que aquí no se conoce</translation>
    </message>
    <message>
        <source>{what} is no list</source>
        <translation>{what} no es una lista</translation>
    </message>
    <message>
        <source>{what} has more than {most} entries</source>
        <translation>{what} tiene más de {most} entradas</translation>
    </message>
    <message>
        <source>{what} is no number</source>
        <translation>{what} no es un número</translation>
    </message>
    <message>
        <source>{what} is no whole number</source>
        <translation>{what} no es un número entero</translation>
    </message>
    <message>
        <source>{what} is no text</source>
        <translation>{what} no es un texto</translation>
    </message>
    <message>
        <source>a time needs its UTC offset</source>
        <translation>una hora necesita su diferencia con UTC</translation>
    </message>
    <message>
        <source>unknown is either true or false</source>
        <translation>desconocido es verdadero o falso</translation>
    </message>
    <message>
        <source>hours are two minutes of the day</source>
        <translation>las horas son dos minutos del día</translation>
    </message>
    <message>
        <source>a saved search is no JSON</source>
        <translation>una búsqueda guardada no es JSON</translation>
    </message>
    <message>
        <source>{value} is no {what} that is known here</source>
        <translation>{value} no es {what} que aquí se conozca</translation>
    </message>
    <message>
        <source>a corner of {what} is no pair</source>
        <translation>una esquina de {what} no es un par</translation>
    </message>
    <message>
        <source>{value} is no time</source>
        <translation>{value} no es una hora</translation>
    </message>
    <message>
        <source>the size of a picture is width and height</source>
        <translation>el tamaño de una imagen es ancho y alto</translation>
    </message>
    <message>
        <source>looks into a case on which nobody works</source>
        <translation>consultas en un caso en el que nadie trabaja</translation>
    </message>
    <message>
        <source>looks at night</source>
        <translation>consultas de noche</translation>
    </message>
    <message>
        <source>many searches within an hour</source>
        <translation>muchas búsquedas en una hora</translation>
    </message>
    <message>
        <source>the same words over cases or days</source>
        <translation>las mismas palabras en varios casos o días</translation>
    </message>
    <message>
        <source>footage far from the incident&apos;s place</source>
        <translation>material lejos del lugar del incidente</translation>
    </message>
    <message>
        <source>footage far from the incident&apos;s time</source>
        <translation>material lejos de la hora del incidente</translation>
    </message>
    <message>
        <source>many searches that nothing followed</source>
        <translation>muchas búsquedas sin consecuencia</translation>
    </message>
    <message>
        <source>a packet of footage nobody had looked at</source>
        <translation>un paquete de material que nadie había mirado</translation>
    </message>
    <message>
        <source>repeated refusals</source>
        <translation>negativas repetidas</translation>
    </message>
    <message>
        <source>own requests approved</source>
        <translation>solicitudes propias aprobadas</translation>
    </message>
    <message>
        <source>an officer&apos;s statement instead of a consent</source>
        <translation>la declaración de un agente en lugar de un consentimiento</translation>
    </message>
    <message>
        <source>releases, new passwords, new roles, restored workspaces</source>
        <translation>liberaciones, contraseñas nuevas, papeles nuevos, espacios restaurados</translation>
    </message>
    <message>
        <source>clock jumps</source>
        <translation>saltos del reloj</translation>
    </message>
    <message>
        <source>drawn by lot</source>
        <translation>elegido por sorteo</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Búsquedas</translation>
    </message>
    <message>
        <source>of them nothing followed</source>
        <translation>de ellas sin consecuencia</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Track exports</source>
        <translation>Exportaciones de trayectos</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>denegado</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Denegados</translation>
    </message>
    <message>
        <source>a saved search needs a name</source>
        <translation>una búsqueda guardada necesita un nombre</translation>
    </message>
    <message>
        <source>the name of a saved search holds something that cannot be printed</source>
        <translation>el nombre de una búsqueda guardada contiene algo que no se puede imprimir</translation>
    </message>
    <message>
        <source> (colourless pictures, infrared or grey, and unsure looks carry none)</source>
        <translation> (las imágenes sin color, infrarrojas o grises, y las dudosas no llevan ninguno)</translation>
    </message>
    <message>
        <source>nothing was found</source>
        <translation>no se encontró nada</translation>
    </message>
    <message>
        <source>these pins cannot be solved: a time or a doubt is no number</source>
        <translation>estas fijaciones no se pueden calcular: una hora o una duda no es un número</translation>
    </message>
    <message>
        <source>a merge needs two different tracks or more</source>
        <translation>para unir hacen falta dos trayectos distintos o más</translation>
    </message>
    <message>
        <source>a person and a vehicle are not one appearance</source>
        <translation>una persona y un vehículo no son una aparición</translation>
    </message>
    <message>
        <source>at {at} s they were seen at once in two places: they are two things</source>
        <translation>a los {at} s se vieron a la vez en dos lugares: son dos cosas</translation>
    </message>
    <message>
        <source>a track is changed with a reason: what was seen</source>
        <translation>un trayecto se cambia con un motivo: qué se vio</translation>
    </message>
    <message>
        <source>its last {seconds} s</source>
        <translation>sus últimos {seconds} s</translation>
    </message>
    <message>
        <source>no detector looked at it</source>
        <translation>ningún detector lo examinó</translation>
    </message>
    <message>
        <source>looked at in a first pass only</source>
        <translation>examinado solo en una primera pasada</translation>
    </message>
    <message>
        <source>looked at before motion was kept; look again</source>
        <translation>examinado antes de que se guardara el movimiento; examínelo otra vez</translation>
    </message>
    <message>
        <source>no format {form}: {formats}</source>
        <translation>no existe el formato {form}: {formats}</translation>
    </message>
    <message>
        <source>a box covers some of the picture: shares of its sides from 0 to 1</source>
        <translation>un recuadro cubre parte de la imagen: fracciones de sus lados de 0 a 1</translation>
    </message>
    <message>
        <source>{seconds} s is outside of the clip: {own} to {own2} s</source>
        <translation>{seconds} s está fuera del clip: {own} a {own2} s</translation>
    </message>
    <message>
        <source>This desk holds video that residents shared for named cases. Use it only for those cases and for the purpose you state. What you open, search and export, and why, is recorded and reviewed. Unauthorised use may be prosecuted. Signing in means that you accept this.</source>
        <translation>Este puesto contiene video que residentes compartieron para casos determinados. Úselo solo para esos casos y para la finalidad que declare. Lo que usted abre, busca y exporta, y por qué, se registra y se revisa. El uso no autorizado puede perseguirse. Iniciar sesión significa que acepta esto.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>a window that nobody touches locks itself and hides all pictures; jobs go on</source>
        <translation>una ventana que nadie toca se bloquea sola y oculta todas las imágenes; las tareas continúan</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>what a person accepts when they sign in</source>
        <translation>lo que una persona acepta al iniciar sesión</translation>
    </message>
    <message>
        <source>share of all looks that is drawn by lot for a review</source>
        <translation>parte de todas las consultas que se sortea para una revisión</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>por ciento</translation>
    </message>
    <message>
        <source>from one review of the log to the next</source>
        <translation>de una revisión del registro a la siguiente</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>hour at which the night begins, in the zone of the case</source>
        <translation>hora a la que empieza la noche, en la zona del caso</translation>
    </message>
    <message>
        <source>hour at which the night ends, in the zone of the case</source>
        <translation>hora a la que termina la noche, en la zona del caso</translation>
    </message>
    <message>
        <source>searches of one person within an hour beyond which a review asks</source>
        <translation>búsquedas de una persona en una hora a partir de las cuales pregunta una revisión</translation>
    </message>
    <message>
        <source>days over which the same words may serve as purpose before a review asks</source>
        <translation>días en los que las mismas palabras pueden servir de finalidad antes de que pregunte una revisión</translation>
    </message>
    <message>
        <source>metres from the incident beyond which looked-at footage is far</source>
        <translation>metros desde el incidente a partir de los cuales el material mirado está lejos</translation>
    </message>
    <message>
        <source>folder outside this machine that gets a copy of every checkpoint; empty: none</source>
        <translation>carpeta fuera de este equipo que recibe copia de cada punto de control; vacío: ninguna</translation>
    </message>
    <message>
        <source>time-stamp service; asked only when a person says so; empty: none</source>
        <translation>servicio de sellado de tiempo; se le pide solo cuando una persona lo dice; vacío: ninguno</translation>
    </message>
    <message>
        <source>from one checkpoint of the log to the next, while somebody works</source>
        <translation>de un punto de control del registro al siguiente, mientras alguien trabaja</translation>
    </message>
    <message>
        <source>how long what another person granted may be used, once</source>
        <translation>cuánto tiempo puede usarse, una vez, lo que otra persona concedió</translation>
    </message>
    <message>
        <source>PMTiles or MBTiles file that lies over the bundled map; empty: none</source>
        <translation>archivo PMTiles o MBTiles que se superpone al mapa incluido; vacío: ninguno</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>ajuste</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>solicitud</translation>
    </message>
    <message>
        <source>ask that waits</source>
        <translation>solicitud que espera</translation>
    </message>
    <message>
        <source>{source} is no backup this program reads</source>
        <translation>{source} no es una copia de seguridad que lea este programa</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>carpeta</translation>
    </message>
    <message>
        <source>{manifest} is too large to be one</source>
        <translation>{manifest} es demasiado grande para serlo</translation>
    </message>
    <message>
        <source>{source} is no backup: {error}</source>
        <translation>{source} no es una copia de seguridad: {error}</translation>
    </message>
    <message>
        <source>{sha256} is no SHA-256</source>
        <translation>{sha256} no es un SHA-256</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>track {number} has no rows, or a box that is no box</source>
        <translation>el trayecto {number} no tiene filas, o tiene un recuadro que no lo es</translation>
    </message>
    <message>
        <source>blob that does not end</source>
        <translation>bloque que no termina</translation>
    </message>
    <message>
        <source>blob that ends too early</source>
        <translation>bloque que termina demasiado pronto</translation>
    </message>
    <message>
        <source>blob with differences of {width} bytes</source>
        <translation>bloque con diferencias de {width} bytes</translation>
    </message>
    <message>
        <source>blob with bytes left over</source>
        <translation>bloque con bytes sobrantes</translation>
    </message>
    <message>
        <source>blob of version {version} with {part} rows</source>
        <translation>bloque de versión {version} con {part} filas</translation>
    </message>
    <message>
        <source>blob that does not unpack: {error}</source>
        <translation>bloque que no se descomprime: {error}</translation>
    </message>
    <message>
        <source>is {visibility}, its consent makes it {follows}</source>
        <translation>está {visibility}, su consentimiento lo hace {follows}</translation>
    </message>
    <message>
        <source>fits its name: put it in the place of the damaged original</source>
        <translation>concuerda con su nombre: póngalo en el lugar del original dañado</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>clip</translation>
    </message>
    <message>
        <source>Look at the disk of the workspace; then simply go on</source>
        <translation>Revise el disco del espacio de trabajo; luego simplemente continúe</translation>
    </message>
    <message>
        <source>the database cannot serve: {error}</source>
        <translation>la base de datos no responde: {error}</translation>
    </message>
    <message>
        <source>change {edit} was undone already</source>
        <translation>el cambio {edit} ya se deshizo</translation>
    </message>
    <message>
        <source>change {later} builds on change {edit}: undo change {later2} first</source>
        <translation>el cambio {later} se apoya en el cambio {edit}: deshaga antes el cambio {later2}</translation>
    </message>
    <message>
        <source>change by hand</source>
        <translation>cambio a mano</translation>
    </message>
    <message>
        <source>track</source>
        <translation>trayecto</translation>
    </message>
    <message>
        <source>{number} of clip {sha256}</source>
        <translation>{number} del clip {sha256}</translation>
    </message>
    <message>
        <source>job</source>
        <translation>tarea</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>marca</translation>
    </message>
    <message>
        <source>motion grid</source>
        <translation>cuadrícula de movimiento</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>fijación</translation>
    </message>
    <message>
        <source>has {rows} rows, the program left {rows2}: {more} were added</source>
        <translation>tiene {rows} filas, el programa dejó {rows2}: se añadieron {more}</translation>
    </message>
    <message>
        <source>belongs to no entry</source>
        <translation>no pertenece a ningún asiento</translation>
    </message>
    <message>
        <source>does not say what its entry says</source>
        <translation>no dice lo que dice su asiento</translation>
    </message>
    <message>
        <source>review item</source>
        <translation>punto de revisión</translation>
    </message>
    <message>
        <source>{database} is missing or empty although the vault holds originals: restore a backup</source>
        <translation>{database} falta o está vacía aunque la bóveda tiene originales: restaure una copia de seguridad</translation>
    </message>
    <message>
        <source>{database} belongs to workspace {there}, {toml} names {wanted}</source>
        <translation>{database} pertenece al espacio de trabajo {there}, {toml} nombra {wanted}</translation>
    </message>
    <message>
        <source>its schema is malformed</source>
        <translation>su esquema está mal formado</translation>
    </message>
    <message>
        <source>does not fit the newest audit entry: rows were changed behind the program&apos;s back</source>
        <translation>no concuerda con el último asiento de auditoría: se cambiaron filas a espaldas del programa</translation>
    </message>
    <message>
        <source>columns of {table} are not behind those it had</source>
        <translation>las columnas de {table} no están detrás de las que tenía</translation>
    </message>
    <message>
        <source>has no sum of its rows</source>
        <translation>no tiene suma de sus filas</translation>
    </message>
    <message>
        <source>is summed and is no table</source>
        <translation>está sumada y no es una tabla</translation>
    </message>
    <message>
        <source>{names} triggers or views: each {what} ({shown})</source>
        <translation>{names} disparadores o vistas: cada {what} ({shown})</translation>
    </message>
    <message>
        <source>audit log</source>
        <translation>registro de auditoría</translation>
    </message>
    <message>
        <source>had a line for all rows and stops having it</source>
        <translation>tenía una línea para todas las filas y deja de tenerla</translation>
    </message>
    <message>
        <source>has a sum that does not fit its digest</source>
        <translation>tiene una suma que no concuerda con su resumen</translation>
    </message>
    <message>
        <source>has a leaf that is no hash</source>
        <translation>tiene una hoja que no es un hash</translation>
    </message>
    <message>
        <source>analysis</source>
        <translation>análisis</translation>
    </message>
    <message>
        <source>a unit of work inside a unit of work would wait for itself</source>
        <translation>una unidad de trabajo dentro de otra se esperaría a sí misma</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>Make room on the disk of the workspace; then simply go on</source>
        <translation>Haga sitio en el disco del espacio de trabajo; luego simplemente continúe</translation>
    </message>
    <message>
        <source>its file {name} is {how}</source>
        <translation>su archivo {name} está {how}</translation>
    </message>
    <message>
        <source>Put the file back or restore a backup, then open the workspace again</source>
        <translation>Devuelva el archivo o restaure una copia de seguridad, y abra otra vez el espacio de trabajo</translation>
    </message>
    <message>
        <source>Try again, or end what holds it</source>
        <translation>Inténtelo otra vez, o termine lo que lo retiene</translation>
    </message>
    <message>
        <source>{name} is read-only</source>
        <translation>{name} es de solo lectura</translation>
    </message>
    <message>
        <source>Let the disk of the workspace be written again; then simply go on</source>
        <translation>Permita otra vez la escritura en el disco del espacio de trabajo; luego simplemente continúe</translation>
    </message>
    <message>
        <source>{root} is not empty and no workspace; nothing was changed</source>
        <translation>{root} no está vacía ni es un espacio de trabajo; no se cambió nada</translation>
    </message>
    <message>
        <source>{toml} is not the mark of a workspace</source>
        <translation>{toml} no es la marca de un espacio de trabajo</translation>
    </message>
    <message>
        <source>{toml} cannot be read: {error}</source>
        <translation>no se puede leer {toml}: {error}</translation>
    </message>
    <message>
        <source>layout {version}</source>
        <translation>estructura {version}</translation>
    </message>
    <message>
        <source>seeds a review with all entries before it, and some are missing</source>
        <translation>es la semilla de una revisión con todos los asientos anteriores, y faltan algunos</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>this is an act of your own: another supervisor has to decide on it</source>
        <translation>este es un acto suyo: decide otro supervisor</translation>
    </message>
    <message>
        <source>a case number that lies about is a way past the purpose</source>
        <translation>un número de caso olvidado es un modo de eludir la finalidad</translation>
    </message>
    <message>
        <source>fewer eyes are around</source>
        <translation>hay menos ojos alrededor</translation>
    </message>
    <message>
        <source>trawling looks like this; so does hard work</source>
        <translation>buscar a bulto se ve así; también el trabajo intenso</translation>
    </message>
    <message>
        <source>words that fit everything say nothing</source>
        <translation>palabras que sirven para todo no dicen nada</translation>
    </message>
    <message>
        <source>residents shared for one place</source>
        <translation>los residentes compartieron para un lugar</translation>
    </message>
    <message>
        <source>residents shared for one time</source>
        <translation>los residentes compartieron para una hora</translation>
    </message>
    <message>
        <source>looking for its own sake leaves no result</source>
        <translation>mirar por mirar no deja resultado</translation>
    </message>
    <message>
        <source>what leaves the house should have been needed</source>
        <translation>lo que sale de la casa debería haber hecho falta</translation>
    </message>
    <message>
        <source>somebody tries doors</source>
        <translation>alguien prueba puertas</translation>
    </message>
    <message>
        <source>a desk of one may, and it is counted</source>
        <translation>un puesto de una sola persona puede, y se cuenta</translation>
    </message>
    <message>
        <source>nobody but the officer says that the resident agreed</source>
        <translation>nadie salvo el agente dice que el residente aceptó</translation>
    </message>
    <message>
        <source>who opens doors can let themselves in</source>
        <translation>quien abre puertas puede dejarse entrar</translation>
    </message>
    <message>
        <source>times near a jump are in doubt</source>
        <translation>las horas cerca de un salto son dudosas</translation>
    </message>
    <message>
        <source>a naive instant has no place on the timeline</source>
        <translation>un instante sin zona no tiene lugar en la línea de tiempo</translation>
    </message>
    <message>
        <source>{part} names no UTC offset</source>
        <translation>{part} no indica diferencia con UTC</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>motor</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>no weights installed: the basic detector finds persons only; see models list</source>
        <translation>no hay pesos instalados: el detector básico encuentra solo personas; véase models list</translation>
    </message>
    <message>
        <source>the file does not fit its hash</source>
        <translation>el archivo no concuerda con su hash</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>decodificador</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modelo</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>reducido</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versión</translation>
    </message>
    <message>
        <source>system</source>
        <translation>sistema</translation>
    </message>
    <message>
        <source>network</source>
        <translation>red</translation>
    </message>
    <message>
        <source>can report to its makers: remove it</source>
        <translation>puede informar a sus fabricantes: quítelo</translation>
    </message>
    <message>
        <source>isolation</source>
        <translation>aislamiento</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>packages that report</source>
        <translation>paquetes que informan</translation>
    </message>
    <message>
        <source>none installed</source>
        <translation>ninguno instalado</translation>
    </message>
    <message>
        <source>the hardware does not decode this codec</source>
        <translation>el hardware no decodifica este códec</translation>
    </message>
    <message>
        <source>{span_text} of footage</source>
        <translation>{span_text} de material</translation>
    </message>
    <message>
        <source>nothing left to look at</source>
        <translation>no queda nada que examinar</translation>
    </message>
    <message>
        <source>longer than {max_request_bytes} bytes</source>
        <translation>más largo que {max_request_bytes} bytes</translation>
    </message>
    <message>
        <source>cosigned elsewhere</source>
        <translation>refrendado en otro lugar</translation>
    </message>
    <message>
        <source>this station has no signing key</source>
        <translation>esta estación no tiene clave de firma</translation>
    </message>
    <message>
        <source>remembered by this account</source>
        <translation>recordado por esta cuenta</translation>
    </message>
    <message>
        <source>held by the witness folder</source>
        <translation>guardado en la carpeta testigo</translation>
    </message>
    <message>
        <source>Unlock the keyring of this account, or set {passphrase_variable}, or name the passphrase when &apos;nvr-desk audit key make&apos; asks for it</source>
        <translation>Desbloquee el llavero de esta cuenta, o fije {passphrase_variable}, o indique la frase de acceso cuando &apos;nvr-desk audit key make&apos; la pida</translation>
    </message>
    <message>
        <source>the log was never signed at this desk; an administrator makes its key first</source>
        <translation>el registro nunca se firmó en este puesto; un administrador crea antes su clave</translation>
    </message>
    <message>
        <source>it is newer than the newest checkpoint; it is proven once the next one is made</source>
        <translation>es más nuevo que el último punto de control; se prueba cuando se haga el próximo</translation>
    </message>
    <message>
        <source>longer than {max_note_bytes} bytes</source>
        <translation>más larga que {max_note_bytes} bytes</translation>
    </message>
    <message>
        <source>has more than {max_signatures} signatures</source>
        <translation>tiene más de {max_signatures} firmas</translation>
    </message>
    <message>
        <source>the log is exported as {export_formats}, not {form}</source>
        <translation>el registro se exporta como {export_formats}, no {form}</translation>
    </message>
    <message>
        <source>a case number has 1 to {max_number_chars} printable characters</source>
        <translation>un número de caso tiene de 1 a {max_number_chars} caracteres imprimibles</translation>
    </message>
    <message>
        <source>its wall time is of {zone}, not of {read_in}; {why}</source>
        <translation>su hora local es de {zone}, no de {read_in}; {why}</translation>
    </message>
    <message>
        <source>{pins_text}; residuals up to {worst} s</source>
        <translation>{pins_text}; residuos de hasta {worst} s</translation>
    </message>
    <message>
        <source>{put_back}the claim alone</source>
        <translation>{put_back}solo la hora declarada</translation>
    </message>
    <message>
        <source>a page holds at most {most_on_a_page} appearances</source>
        <translation>una página contiene como máximo {most_on_a_page} apariciones</translation>
    </message>
    <message>
        <source>at most {most_at_once} appearances are given a state at once</source>
        <translation>como máximo {most_at_once} apariciones reciben un estado a la vez</translation>
    </message>
    <message>
        <source>{bytes_taken} of {bytes_total} MB taken</source>
        <translation>{bytes_taken} de {bytes_total} MB ingresados</translation>
    </message>
    <message>
        <source>entry {seq} has no proof: {why_not}</source>
        <translation>el asiento {seq} no tiene prueba: {why_not}</translation>
    </message>
    <message>
        <source>no such file: {path}</source>
        <translation>no existe el archivo: {path}</translation>
    </message>
    <message>
        <source>a range ends after it begins: {from_s} to {to_s} s</source>
        <translation>un intervalo termina después de empezar: {from_s} a {to_s} s</translation>
    </message>
    <message>
        <source>at most {most_saved} searches are kept; forget one first</source>
        <translation>se guardan como máximo {most_saved} búsquedas; descarte antes una</translation>
    </message>
    <message>
        <source>counts go over up to {most_days} days, from an earlier to a later instant</source>
        <translation>los recuentos abarcan hasta {most_days} días, de un instante anterior a uno posterior</translation>
    </message>
    <message>
        <source>more than {most_clips} clips follow; ask a later one</source>
        <translation>siguen más de {most_clips} clips; pregunte por uno posterior</translation>
    </message>
    <message>
        <source>a view is one of {view_kinds}, not {kind}</source>
        <translation>una vista es una de {view_kinds}, no {kind}</translation>
    </message>
    <message>
        <source>the database was busy for {waited_s} s</source>
        <translation>la base de datos estuvo ocupada {waited_s} s</translation>
    </message>
    <message>
        <source>were looked at {triage_words}</source>
        <translation>se examinaron {triage_words}</translation>
    </message>
    <message>
        <source>{size} MB; at most {max_file_bytes} are read</source>
        <translation>{size} MB; se leen como máximo {max_file_bytes}</translation>
    </message>
    <message>
        <source>more than {max_features} features</source>
        <translation>más de {max_features} elementos</translation>
    </message>
    <message>
        <source>more than {max_vertices} positions</source>
        <translation>más de {max_vertices} posiciones</translation>
    </message>
    <message>
        <source>a tile of more than {max_features} features</source>
        <translation>un mosaico de más de {max_features} elementos</translation>
    </message>
    <message>
        <source>a tile of more than {max_vertices} positions</source>
        <translation>un mosaico de más de {max_vertices} posiciones</translation>
    </message>
    <message>
        <source>more than {max_elements} elements</source>
        <translation>más de {max_elements} elementos</translation>
    </message>
    <message>
        <source>elements nested deeper than {max_depth}</source>
        <translation>elementos anidados a más profundidad que {max_depth}</translation>
    </message>
    <message>
        <source>its reader answered no text</source>
        <translation>su lector no respondió ningún texto</translation>
    </message>
    <message>
        <source>{name} is larger than {json_bytes} MiB</source>
        <translation>{name} es mayor de {json_bytes} MiB</translation>
    </message>
    <message>
        <source>{name} is nested deeper than {json_depth}</source>
        <translation>{name} está anidado a más profundidad que {json_depth}</translation>
    </message>
    <message>
        <source>{name} has more than {csv_lines} lines</source>
        <translation>{name} tiene más de {csv_lines} líneas</translation>
    </message>
    <message>
        <source>{path} is larger than {json_bytes} MiB</source>
        <translation>{path} es mayor de {json_bytes} MiB</translation>
    </message>
    <message>
        <source>; the day only, read as its noon ± one day</source>
        <translation>; solo el día, leído como su mediodía ± un día</translation>
    </message>
    <message>
        <source> of the case</source>
        <translation> del caso</translation>
    </message>
    <message>
        <source>Pixel writes UTC</source>
        <translation>Pixel escribe UTC</translation>
    </message>
    <message>
        <source>screen recording</source>
        <translation>grabación de pantalla</translation>
    </message>
    <message>
        <source>unknown maker</source>
        <translation>fabricante desconocido</translation>
    </message>
    <message>
        <source>date from the folder</source>
        <translation>fecha de la carpeta</translation>
    </message>
    <message>
        <source>to the minute</source>
        <translation>al minuto</translation>
    </message>
    <message>
        <source>Z in the name</source>
        <translation>Z en el nombre</translation>
    </message>
    <message>
        <source>the day only, and of the message, not of the recording</source>
        <translation>solo el día, y del mensaje, no de la grabación</translation>
    </message>
    <message>
        <source>the time of the message, not of the recording</source>
        <translation>la hora del mensaje, no de la grabación</translation>
    </message>
    <message>
        <source>the manifest does not list it</source>
        <translation>el manifiesto no lo lista</translation>
    </message>
    <message>
        <source>the manifest lists it, the shipment does not hold it</source>
        <translation>el manifiesto lo lista, el envío no lo contiene</translation>
    </message>
    <message>
        <source>; this hour never came (clocks set forward), read with the offset before</source>
        <translation>; esta hora no existió (relojes adelantados), leída con la diferencia anterior</translation>
    </message>
    <message>
        <source>; this hour came twice (clocks set back), the first is taken</source>
        <translation>; esta hora se dio dos veces (relojes atrasados), se toma la primera</translation>
    </message>
    <message>
        <source>no reason was given</source>
        <translation>no se dio motivo</translation>
    </message>
    <message>
        <source>more pictures than any clip has</source>
        <translation>más imágenes de las que tiene un clip</translation>
    </message>
    <message>
        <source>{other_sizes} pictures have another size and are scaled</source>
        <translation>{other_sizes} imágenes tienen otro tamaño y se escalan</translation>
    </message>
    <message>
        <source>an account has a name of 1 to {max_name_chars} printable characters</source>
        <translation>una cuenta tiene un nombre de 1 a {max_name_chars} caracteres imprimibles</translation>
    </message>
    <message>
        <source>say why, in at most {most_words} characters</source>
        <translation>diga por qué, en {most_words} caracteres como máximo</translation>
    </message>
    <message>
        <source>a wall time is written {wall_format}, not {part}</source>
        <translation>una hora local se escribe {wall_format}, no {part}</translation>
    </message>
    <message>
        <source>an offset lies within ±{max_offset_s} s</source>
        <translation>una diferencia queda dentro de ±{max_offset_s} s</translation>
    </message>
    <message>
        <source>an incident is told in 1 to {most_words} characters</source>
        <translation>un incidente se cuenta en 1 a {most_words} caracteres</translation>
    </message>
    <message>
        <source>the radius lies between 0 and {most_radius_m} metres</source>
        <translation>el radio está entre 0 y {most_radius_m} metros</translation>
    </message>
    <message>
        <source>a note has up to {max_note_chars} characters, not {note}</source>
        <translation>una nota tiene hasta {max_note_chars} caracteres, no {note}</translation>
    </message>
    <message>
        <source>a place in a clip is a number of seconds, not {seconds}</source>
        <translation>un lugar en un clip es un número de segundos, no {seconds}</translation>
    </message>
    <message>
        <source>it is on the list of passwords that are tried first</source>
        <translation>está en la lista de contraseñas que se prueban primero</translation>
    </message>
    <message>
        <source>it repeats the same few characters</source>
        <translation>repite los mismos pocos caracteres</translation>
    </message>
    <message>
        <source>it is one short piece over and over</source>
        <translation>es un trozo corto repetido una y otra vez</translation>
    </message>
    <message>
        <source>it is a sequence or a walk over the keyboard</source>
        <translation>es una secuencia o un recorrido por el teclado</translation>
    </message>
    <message>
        <source>it contains the name of the account or of this place</source>
        <translation>contiene el nombre de la cuenta o de este lugar</translation>
    </message>
    <message>
        <source>looked {percent} %, {looks_per_s}/s</source>
        <translation>examinado {percent} %, {looks_per_s}/s</translation>
    </message>
    <message>
        <source>{footage_s} minutes</source>
        <translation>{footage_s} minutos</translation>
    </message>
    <message>
        <source>, on average {looks_per_s} times a second</source>
        <translation>, de media {looks_per_s} veces por segundo</translation>
    </message>
    <message>
        <source>{who} looked at {searched_s} of {footage} ({percent} %){first} in {where}{rate}</source>
        <translation>{who} examinó {searched_s} de {footage} ({percent} %){first} en {where}{rate}</translation>
    </message>
    <message>
        <source>first pass, {looks_per_s}/s</source>
        <translation>primera pasada, {looks_per_s}/s</translation>
    </message>
    <message>
        <source>No detector looked at {name} ({length_words}).</source>
        <translation>Ningún detector examinó {name} ({length_words}).</translation>
    </message>
    <message>
        <source>looked at {length_words} of {footage} ({percent} %)</source>
        <translation>examinó {length_words} de {footage} ({percent} %)</translation>
    </message>
    <message>
        <source> and at key pictures only of {first_s}</source>
        <translation> y solo imágenes clave de {first_s}</translation>
    </message>
    <message>
        <source>{name}{mark} {what}, on average {looks_per_s} times a second</source>
        <translation>{name}{mark} {what}, de media {looks_per_s} veces por segundo</translation>
    </message>
    <message>
        <source>a first idea of where to look, not a search</source>
        <translation>una primera idea de dónde mirar, no una búsqueda</translation>
    </message>
    <message>
        <source>longer while other work loads this machine</source>
        <translation>más tiempo si otro trabajo carga este equipo</translation>
    </message>
    <message>
        <source>from earlier looks on this machine</source>
        <translation>según pasadas anteriores en este equipo</translation>
    </message>
    <message>
        <source>from the measured pace of this machine</source>
        <translation>según el ritmo medido de este equipo</translation>
    </message>
    <message>
        <source>a rough guess: this machine was not measured yet; corrected once it runs</source>
        <translation>un cálculo aproximado: este equipo aún no se midió; se corrige al avanzar</translation>
    </message>
    <message>
        <source>ready in about {minutes_text}</source>
        <translation>listo en unos {minutes_text}</translation>
    </message>
    <message>
        <source>nothing left to look at: {standing_words}</source>
        <translation>no queda nada que examinar: {standing_words}</translation>
    </message>
    <message>
        <source>no estimate</source>
        <translation>sin estimación</translation>
    </message>
    <message>
        <source>, all clips listed by promise in about {minutes_text}</source>
        <translation>, todos los clips ordenados por promesa en unos {minutes_text}</translation>
    </message>
    <message>
        <source>as they state</source>
        <translation>como indican</translation>
    </message>
    <message>
        <source>assumed, nothing states it</source>
        <translation>supuesto, nada lo indica</translation>
    </message>
    <message>
        <source>times counted at {counted_fps} pictures a second ({whence})</source>
        <translation>tiempos contados a {counted_fps} imágenes por segundo ({whence})</translation>
    </message>
    <message>
        <source>limits unknown</source>
        <translation>límites desconocidos</translation>
    </message>
    <message>
        <source>infrared simulated</source>
        <translation>infrarrojo simulado</translation>
    </message>
    <message>
        <source>unknown share</source>
        <translation>proporción desconocida</translation>
    </message>
    <message>
        <source>recall not measured here</source>
        <translation>exhaustividad no medida aquí</translation>
    </message>
    <message>
        <source>lower than {small_px} px{height}</source>
        <translation>menos de {small_px} px{height}</translation>
    </message>
    <message>
        <source>infrared: not measured</source>
        <translation>infrarrojo: no medido</translation>
    </message>
    <message>
        <source>a saved search holds at most {most_chars} characters</source>
        <translation>una búsqueda guardada contiene como máximo {most_chars} caracteres</translation>
    </message>
    <message>
        <source>a saved search has a name of at most {longest_name} characters</source>
        <translation>una búsqueda guardada tiene un nombre de {longest_name} caracteres como máximo</translation>
    </message>
    <message>
        <source>Looked at {percent} % of {where}{rate}</source>
        <translation>Examinado {percent} % de {where}{rate}</translation>
    </message>
    <message>
        <source>{unsaid} {noun} that {verb} nothing of {what} {fate}{why}</source>
        <translation>{unsaid} {noun} que {verb} nada de {what} {fate}{why}</translation>
    </message>
    <message>
        <source>First pass, {looks_per_s}/s: a first idea, not a search; {where}</source>
        <translation>Primera pasada, {looks_per_s}/s: una primera idea, no una búsqueda; {where}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitidas</translation>
    </message>
    <message>
        <source>model unverified</source>
        <translation>modelo no verificado</translation>
    </message>
    <message>
        <source> and {rest} more</source>
        <translation> y {rest} más</translation>
    </message>
    <message>
        <source>not wholly looked at: </source>
        <translation>no examinadas por completo: </translation>
    </message>
    <message>
        <source>not looked for in every clip: </source>
        <translation>no buscado en todos los clips: </translation>
    </message>
    <message>
        <source>not looked at by any detector</source>
        <translation>no examinadas por ningún detector</translation>
    </message>
    <message>
        <source>looked at {triage_words}</source>
        <translation>examinado {triage_words}</translation>
    </message>
    <message>
        <source>hidden for want of consent</source>
        <translation>ocultas por falta de consentimiento</translation>
    </message>
    <message>
        <source>without a time</source>
        <translation>sin hora</translation>
    </message>
    <message>
        <source>without a place</source>
        <translation>sin lugar</translation>
    </message>
    <message>
        <source>no review waits</source>
        <translation>no espera ninguna revisión</translation>
    </message>
    <message>
        <source>{part}, {span_text} of it still</source>
        <translation>{part}, {span_text} de ello quieto</translation>
    </message>
    <message>
        <source>track {number} was not seen on both sides of {at_s} s: a split needs a look before and one after</source>
        <translation>el trayecto {number} no se vio a ambos lados de {at_s} s: para dividir hace falta un examen antes y otro después</translation>
    </message>
    <message>
        <source>up to {max_text_chars} characters</source>
        <translation>hasta {max_text_chars} caracteres</translation>
    </message>
    <message>
        <source>{key} is {a_kind}, not {value}</source>
        <translation>{key} es {a_kind}, no {value}</translation>
    </message>
    <message>
        <source>a track says a word that is none of ours</source>
        <translation>un trayecto dice una palabra que no es de las nuestras</translation>
    </message>
    <message>
        <source>the clock of {station} went back by {span_text} before this act</source>
        <translation>el reloj de {station} retrocedió {span_text} antes de este acto</translation>
    </message>
    <message>
        <source>{mine} searches from {first} to {last}; the limit is {searches_per_hour} an hour</source>
        <translation>{mine} búsquedas de {first} a {last}; el límite es {searches_per_hour} por hora</translation>
    </message>
    <message>
        <source>{looks} in case {case}; nobody worked on it in the {days} days before and {follow_days} days after</source>
        <translation>{looks} en el caso {case}; nadie trabajó en él en los {days} días anteriores y {follow_days} posteriores</translation>
    </message>
    <message>
        <source>{searches} searches in case {case}; no mark, correction, picture or packet by {user} up to {follow_days} days after</source>
        <translation>{searches} búsquedas en el caso {case}; ninguna marca, corrección, imagen ni paquete de {user} hasta {follow_days} días después</translation>
    </message>
    <message>
        <source>review {id} was signed off by {signed_by}</source>
        <translation>la revisión {id} la concluyó {signed_by}</translation>
    </message>
    <message>
        <source>{what} has at most {most_words} characters</source>
        <translation>{what} tiene como máximo {most_words} caracteres</translation>
    </message>
    <message>
        <source>{sqlite_version}, journal </source>
        <translation>{sqlite_version}, diario </translation>
    </message>
    <message>
        <source>the hardware gives more or fewer pictures than there are</source>
        <translation>el hardware da más o menos imágenes de las que hay</translation>
    </message>
    <message>
        <source>pictures of this depth or kind stay with the processor</source>
        <translation>las imágenes de esta profundidad o tipo quedan en el procesador</translation>
    </message>
    <message>
        <source>damaged or interlaced pictures stay here</source>
        <translation>las imágenes dañadas o entrelazadas se quedan aquí</translation>
    </message>
    <message>
        <source>pictures of several sizes stay with the processor</source>
        <translation>las imágenes de varios tamaños quedan en el procesador</translation>
    </message>
    <message>
        <source>the card fails: {why_not}</source>
        <translation>la tarjeta falla: {why_not}</translation>
    </message>
    <message>
        <source>the worker gave no plain answer</source>
        <translation>el proceso de trabajo no dio una respuesta clara</translation>
    </message>
    <message>
        <source>their metadata.yaml names no picture size</source>
        <translation>su metadata.yaml no indica tamaño de imagen</translation>
    </message>
    <message>
        <source>they do not say what their classes are</source>
        <translation>no dicen cuáles son sus clases</translation>
    </message>
    <message>
        <source>they hold no ultralytics model</source>
        <translation>no contienen un modelo de ultralytics</translation>
    </message>
    <message>
        <source>their metadata.yaml cannot be read</source>
        <translation>no se puede leer su metadata.yaml</translation>
    </message>
    <message>
        <source>they cannot be opened: {why}</source>
        <translation>no se pueden abrir: {why}</translation>
    </message>
    <message>
        <source>the basic detector misses most persons that are small, far, dark or partly hidden, and knows no vehicles; recall by size not measured</source>
        <translation>el detector básico no encuentra a la mayoría de las personas pequeñas, lejanas, a oscuras o en parte ocultas, y no conoce vehículos; exhaustividad por tamaño no medida</translation>
    </message>
    <message>
        <source>basic: {basic_limits}</source>
        <translation>basic: {basic_limits}</translation>
    </message>
    <message>
        <source>a row of recall is of {kinds}, in a light this program knows</source>
        <translation>una fila de exhaustividad es de {kinds}, con una luz que este programa conoce</translation>
    </message>
    <message>
        <source>limits need a day, and rows of recall from 0 to 1, or neither</source>
        <translation>los límites necesitan un día, y filas de exhaustividad de 0 a 1, o ninguna de ambas cosas</translation>
    </message>
    <message>
        <source>hash or address is none</source>
        <translation>el hash o la dirección no lo es</translation>
    </message>
    <message>
        <source>{key} is no text</source>
        <translation>{key} no es un texto</translation>
    </message>
    <message>
        <source>the card is too long</source>
        <translation>la ficha es demasiado larga</translation>
    </message>
    <message>
        <source>added by a person</source>
        <translation>añadido por una persona</translation>
    </message>
    <message>
        <source>the card cannot be read: {error}</source>
        <translation>no se puede leer la ficha: {error}</translation>
    </message>
    <message>
        <source>their task is {task}, only &apos;detect&apos; is run</source>
        <translation>su tarea es {task}, solo se ejecuta &apos;detect&apos;</translation>
    </message>
    <message>
        <source>single-class weights are not run</source>
        <translation>no se ejecutan pesos de una sola clase</translation>
    </message>
    <message>
        <source>they know none of the six classes</source>
        <translation>no conocen ninguna de las seis clases</translation>
    </message>
    <message>
        <source>they look for {word}</source>
        <translation>buscan {word}</translation>
    </message>
    <message>
        <source>{codecs}; {engines} engines, {sessions} clips at once</source>
        <translation>{codecs}; {engines} motores, {sessions} clips a la vez</translation>
    </message>
    <message>
        <source>no weights are installed or named; &apos;basic&apos; needs none</source>
        <translation>no hay pesos instalados ni indicados; &apos;basic&apos; no los necesita</translation>
    </message>
    <message>
        <source>TensorRT {facts}</source>
        <translation>TensorRT {facts}</translation>
    </message>
    <message>
        <source>no engine was named</source>
        <translation>no se indicó motor</translation>
    </message>
    <message>
        <source>known are {engines}</source>
        <translation>se conocen {engines}</translation>
    </message>
    <message>
        <source>package tensorrt is not installed</source>
        <translation>el paquete tensorrt no está instalado</translation>
    </message>
    <message>
        <source>an OpenVINO export runs on OpenVINO only</source>
        <translation>una exportación OpenVINO solo se ejecuta en OpenVINO</translation>
    </message>
    <message>
        <source>OpenVINO sees only {found}</source>
        <translation>OpenVINO solo ve {found}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>OpenVINO sees no CPU device</source>
        <translation>OpenVINO no ve ningún dispositivo CPU</translation>
    </message>
    <message>
        <source>the export cannot be read: {splitlines}</source>
        <translation>no se puede leer la exportación: {splitlines}</translation>
    </message>
    <message>
        <source>attribute {name} is in no exported detector</source>
        <translation>el atributo {name} no está en ningún detector exportado</translation>
    </message>
    <message>
        <source>too many nodes</source>
        <translation>demasiados nodos</translation>
    </message>
    <message>
        <source>the network runs in a circle</source>
        <translation>la red da vueltas en círculo</translation>
    </message>
    <message>
        <source>operation {kind} of {opset} is in no exported detector</source>
        <translation>la operación {kind} de {opset} no está en ningún detector exportado</translation>
    </message>
    <message>
        <source>a constant lies outside the weights</source>
        <translation>una constante está fuera de los pesos</translation>
    </message>
    <message>
        <source>TensorRT does not start: {reason}</source>
        <translation>TensorRT no arranca: {reason}</translation>
    </message>
    <message>
        <source>the plan has not one tensor in and one out</source>
        <translation>el plan no tiene un tensor de entrada y uno de salida</translation>
    </message>
    <message>
        <source>the plan is of another shape</source>
        <translation>el plan tiene otra forma</translation>
    </message>
    <message>
        <source>the plan lacks a size of batch</source>
        <translation>el plan no tiene un tamaño de lote</translation>
    </message>
    <message>
        <source>{name} is neither half nor single precision</source>
        <translation>{name} no es de precisión media ni simple</translation>
    </message>
    <message>
        <source>no context is made: {why}</source>
        <translation>no se crea contexto: {why}</translation>
    </message>
    <message>
        <source>batches of {size}: {reason}</source>
        <translation>lotes de {size}: {reason}</translation>
    </message>
    <message>
        <source>no address: {reason}</source>
        <translation>sin dirección: {reason}</translation>
    </message>
    <message>
        <source>TensorRT {version} is older than {least}</source>
        <translation>TensorRT {version} es anterior a {least}</translation>
    </message>
    <message>
        <source>the network is not taken: {said}</source>
        <translation>no se acepta la red: {said}</translation>
    </message>
    <message>
        <source>no plan is made: {reason}</source>
        <translation>no se crea plan: {reason}</translation>
    </message>
    <message>
        <source>the plan cannot be read: {reason}</source>
        <translation>no se puede leer el plan: {reason}</translation>
    </message>
    <message>
        <source>torch sees no CUDA device</source>
        <translation>torch no ve ningún dispositivo CUDA</translation>
    </message>
    <message>
        <source>nobody looks any more</source>
        <translation>ya nadie mira</translation>
    </message>
    <message>
        <source>torch has made no CUDA context</source>
        <translation>torch no creó contexto CUDA</translation>
    </message>
    <message>
        <source>no decoder of the card is free</source>
        <translation>no hay decodificador libre en la tarjeta</translation>
    </message>
    <message>
        <source>the card gives pictures of another shape than the clip&apos;s</source>
        <translation>la tarjeta da imágenes de otra forma que las del clip</translation>
    </message>
    <message>
        <source>it holds no picture</source>
        <translation>no contiene imagen</translation>
    </message>
    <message>
        <source>a packet has no time, is damaged, or is cut by an edit list</source>
        <translation>un paquete no tiene hora, está dañado o lo corta una lista de edición</translation>
    </message>
    <message>
        <source>{name} stays with the processor</source>
        <translation>{name} queda en el procesador</translation>
    </message>
    <message>
        <source>interlaced or damaged pictures stay with the processor</source>
        <translation>las imágenes entrelazadas o dañadas quedan en el procesador</translation>
    </message>
    <message>
        <source>odd or tiny sizes stay with the processor</source>
        <translation>los tamaños impares o mínimos quedan en el procesador</translation>
    </message>
    <message>
        <source>it is larger than the decoders were made for</source>
        <translation>es mayor de lo que admiten los decodificadores</translation>
    </message>
    <message>
        <source>the card does not decode {codec} here</source>
        <translation>la tarjeta no decodifica {codec} aquí</translation>
    </message>
    <message>
        <source>the card gives more or fewer pictures than there are</source>
        <translation>la tarjeta da más o menos imágenes de las que hay</translation>
    </message>
    <message>
        <source>it does not begin well</source>
        <translation>no empieza bien</translation>
    </message>
    <message>
        <source>the container is damaged</source>
        <translation>el contenedor está dañado</translation>
    </message>
    <message>
        <source>the card gives a picture that no packet brought</source>
        <translation>la tarjeta da una imagen que no trajo ningún paquete</translation>
    </message>
    <message>
        <source>the card gives pictures in another order</source>
        <translation>la tarjeta da las imágenes en otro orden</translation>
    </message>
    <message>
        <source>its first picture is not the software decoder&apos;s</source>
        <translation>su primera imagen no es la del decodificador por software</translation>
    </message>
    <message>
        <source>a packet cannot be rewritten for the card</source>
        <translation>un paquete no se puede reescribir para la tarjeta</translation>
    </message>
    <message>
        <source>the worker answered with something that is no motion</source>
        <translation>el proceso de trabajo respondió con algo que no es movimiento</translation>
    </message>
    <message>
        <source>the worker answered with something that is no track</source>
        <translation>el proceso de trabajo respondió con algo que no es un trayecto</translation>
    </message>
    <message>
        <source>the worker answered with something that is no coverage</source>
        <translation>el proceso de trabajo respondió con algo que no es cobertura</translation>
    </message>
    <message>
        <source>nobody asked</source>
        <translation>nadie lo pidió</translation>
    </message>
    <message>
        <source>planner and worker see different cards</source>
        <translation>el planificador y el proceso de trabajo ven tarjetas distintas</translation>
    </message>
    <message>
        <source>the planner wrote nothing</source>
        <translation>el planificador no escribió nada</translation>
    </message>
    <message>
        <source>no planner: {error}</source>
        <translation>sin planificador: {error}</translation>
    </message>
    <message>
        <source>no plan: {error}</source>
        <translation>sin plan: {error}</translation>
    </message>
    <message>
        <source>only https addresses are read</source>
        <translation>solo se leen direcciones https</translation>
    </message>
    <message>
        <source>installed model</source>
        <translation>modelo instalado</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>ficha de modelo</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>it is not the file its card describes</source>
        <translation>no es el archivo que describe su ficha</translation>
    </message>
    <message>
        <source>it could not be fetched: {error}</source>
        <translation>no se pudo traer: {error}</translation>
    </message>
    <message>
        <source>more came than its card says</source>
        <translation>llegó más de lo que dice su ficha</translation>
    </message>
    <message>
        <source>no profile named {profile}: exact, fast, far or triage</source>
        <translation>no hay perfil llamado {profile}: exact, fast, far o triage</translation>
    </message>
    <message>
        <source>detection settings contradict each other</source>
        <translation>los ajustes de detección se contradicen</translation>
    </message>
    <message>
        <source>left alone after a failed start: {error}</source>
        <translation>se deja tras un arranque fallido: {error}</translation>
    </message>
    <message>
        <source>the trial of hardware decoders gave no plain answer</source>
        <translation>la prueba de los decodificadores por hardware no dio respuesta clara</translation>
    </message>
    <message>
        <source>only .pt files and OpenVINO export folders are run</source>
        <translation>solo se ejecutan archivos .pt y carpetas de exportación OpenVINO</translation>
    </message>
    <message>
        <source>an export folder holds exactly one .xml</source>
        <translation>una carpeta de exportación contiene exactamente un .xml</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>falta {name}</translation>
    </message>
    <message>
        <source>no network of this shape was loaded</source>
        <translation>no se cargó ninguna red de esta forma</translation>
    </message>
    <message>
        <source>the builder gave no plain answer</source>
        <translation>el constructor no dio una respuesta clara</translation>
    </message>
    <message>
        <source>builder</source>
        <translation>constructor</translation>
    </message>
    <message>
        <source>{length} without a picture that decodes</source>
        <translation>{length} sin imagen que se decodifique</translation>
    </message>
    <message>
        <source>{length} decoded but not looked at</source>
        <translation>{length} decodificado pero no examinado</translation>
    </message>
    <message>
        <source>{length} looked at less than once in 2 s</source>
        <translation>{length} examinado menos de una vez en 2 s</translation>
    </message>
    <message>
        <source>{count} hidden for want of consent</source>
        <translation>{count} sin consentimiento, ocultas</translation>
    </message>
    <message>
        <source>{length} looked at thinly because nothing moved</source>
        <translation>{length} examinado con menos detalle porque nada se movió</translation>
    </message>
    <message>
        <source>{count} not looked at by any detector</source>
        <translation>{count} no examinadas por ningún detector</translation>
    </message>
    <message>
        <source>a rough guess: this machine was not measured yet</source>
        <translation>un cálculo aproximado: este equipo aún no se midió</translation>
    </message>
    <message>
        <source>corrected once it runs</source>
        <translation>se corrige al avanzar</translation>
    </message>
    <message>
        <source>{count} without a time</source>
        <translation>{count} sin hora</translation>
    </message>
    <message>
        <source>{count} without a place</source>
        <translation>{count} sin lugar</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>{count} omitidas</translation>
    </message>
    <message>
        <source>search</source>
        <translation>búsqueda</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>user</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>users</source>
        <translation>usuarios</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>espacio de trabajo</translation>
    </message>
    <message>
        <source>{count} delivery</source>
        <translation>{count} entrega</translation>
    </message>
    <message>
        <source>{count} deliveries</source>
        <translation>{count} entregas</translation>
    </message>
    <message>
        <source>{count} clip</source>
        <translation>{count} clip</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} clips</translation>
    </message>
    <message>
        <source>{count} search</source>
        <translation>{count} búsqueda</translation>
    </message>
    <message>
        <source>{count} searches</source>
        <translation>{count} búsquedas</translation>
    </message>
    <message>
        <source>{count} appearance</source>
        <translation>{count} aparición</translation>
    </message>
    <message>
        <source>{count} appearances</source>
        <translation>{count} apariciones</translation>
    </message>
    <message>
        <source>{count} entry</source>
        <translation>{count} asiento</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} asientos</translation>
    </message>
    <message>
        <source>{count} file</source>
        <translation>{count} archivo</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} archivos</translation>
    </message>
    <message>
        <source>{count} look</source>
        <translation>{count} consulta</translation>
    </message>
    <message>
        <source>{count} looks</source>
        <translation>{count} consultas</translation>
    </message>
    <message>
        <source>{count} track</source>
        <translation>{count} trayecto</translation>
    </message>
    <message>
        <source>{count} tracks</source>
        <translation>{count} trayectos</translation>
    </message>
    <message>
        <source>{count} hit</source>
        <translation>{count} resultado</translation>
    </message>
    <message>
        <source>{count} hits</source>
        <translation>{count} resultados</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>solicitado</translation>
    </message>
    <message>
        <source>granted by {by}</source>
        <translation>concedida por {by}</translation>
    </message>
    <message>
        <source>refused by {by}</source>
        <translation>rechazada por {by}</translation>
    </message>
    <message>
        <source>confirmed by {by}</source>
        <translation>confirmada por {by}</translation>
    </message>
    <message>
        <source>contested by {by}</source>
        <translation>impugnada por {by}</translation>
    </message>
    <message>
        <source>granted by themselves</source>
        <translation>concedida por la misma persona</translation>
    </message>
    <message>
        <source>refused by themselves</source>
        <translation>rechazada por la misma persona</translation>
    </message>
    <message>
        <source>confirmed by themselves</source>
        <translation>confirmada por la misma persona</translation>
    </message>
    <message>
        <source>contested by themselves</source>
        <translation>impugnada por la misma persona</translation>
    </message>
    <message>
        <source>manifest: wall time in zone {zone}, read from {word}</source>
        <translation>manifiesto: hora local en la zona {zone}, leída de {word}</translation>
    </message>
    <message>
        <source>manifest: wall time in zone {zone}</source>
        <translation>manifiesto: hora local en la zona {zone}</translation>
    </message>
    <message>
        <source>manifest: wall time, read from {word}</source>
        <translation>manifiesto: hora local, leída de {word}</translation>
    </message>
    <message>
        <source>{count} to {high} minutes</source>
        <translation>{count} a {high} minutos</translation>
    </message>
    <message>
        <source>{count} to {high} days</source>
        <translation>{count} a {high} días</translation>
    </message>
    <message>
        <source>{count} to {high} percent</source>
        <translation>{count} a {high} por ciento</translation>
    </message>
    <message>
        <source>{count} to {high} hours</source>
        <translation>{count} a {high} horas</translation>
    </message>
    <message>
        <source>{count} to {high} metres</source>
        <translation>{count} a {high} metros</translation>
    </message>
    <message>
        <source>{count} to {high} searches</source>
        <translation>{count} a {high} búsquedas</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>vehicles</source>
        <translation>vehículos</translation>
    </message>
    <message>
        <source>daylight</source>
        <translation>luz de día</translation>
    </message>
    <message>
        <source>infrared</source>
        <translation>infrarrojo</translation>
    </message>
    <message>
        <source>two-wheelers</source>
        <translation>dos ruedas</translation>
    </message>
    <message>
        <source>persons, daylight</source>
        <translation>personas, luz de día</translation>
    </message>
    <message>
        <source>persons, infrared</source>
        <translation>personas, infrarrojo</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>vehicles, daylight</source>
        <translation>vehículos, luz de día</translation>
    </message>
    <message>
        <source>vehicles, infrared</source>
        <translation>vehículos, infrarrojo</translation>
    </message>
    <message>
        <source>two-wheelers, daylight</source>
        <translation>dos ruedas, luz de día</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>metros</translation>
    </message>
    <message>
        <source>split of track {list} at {at} s into {words}</source>
        <translation>división del trayecto {list} a los {at} s en {words}</translation>
    </message>
    <message>
        <source>merge of tracks {list} into {words}</source>
        <translation>unión de los trayectos {list} en {words}</translation>
    </message>
    <message>
        <source>{words} (undone)</source>
        <translation>{words} (deshecho)</translation>
    </message>
    <message>
        <source>in {count} day</source>
        <translation>en {count} día</translation>
    </message>
    <message>
        <source>in {count} days</source>
        <translation>en {count} días</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>sin caso</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>no se declaró</translation>
    </message>
    <message>
        <source>{count} and {high}</source>
        <translation>{count} y {high}</translation>
    </message>
    <message>
        <source>black ({count} %)</source>
        <translation>negro ({count} %)</translation>
    </message>
    <message>
        <source>grey ({count} %)</source>
        <translation>gris ({count} %)</translation>
    </message>
    <message>
        <source>white ({count} %)</source>
        <translation>blanco ({count} %)</translation>
    </message>
    <message>
        <source>red ({count} %)</source>
        <translation>rojo ({count} %)</translation>
    </message>
    <message>
        <source>orange ({count} %)</source>
        <translation>naranja ({count} %)</translation>
    </message>
    <message>
        <source>yellow ({count} %)</source>
        <translation>amarillo ({count} %)</translation>
    </message>
    <message>
        <source>green ({count} %)</source>
        <translation>verde ({count} %)</translation>
    </message>
    <message>
        <source>blue ({count} %)</source>
        <translation>azul ({count} %)</translation>
    </message>
    <message>
        <source>purple ({count} %)</source>
        <translation>morado ({count} %)</translation>
    </message>
    <message>
        <source>pink ({count} %)</source>
        <translation>rosa ({count} %)</translation>
    </message>
    <message>
        <source>brown ({count} %)</source>
        <translation>marrón ({count} %)</translation>
    </message>
    <message>
        <source>beige ({count} %)</source>
        <translation>beige ({count} %)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>used</source>
        <translation>usada</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Más menús</translation>
    </message>
    <message>
        <source>A new or empty folder for the backup</source>
        <translation>Una carpeta nueva o vacía para la copia de seguridad</translation>
    </message>
    <message>
        <source>Measure this station</source>
        <translation>Medir esta estación</translation>
    </message>
    <message>
        <source>Is this station quick enough? Made-up clips and a made-up case are measured in a folder beside the workspace that is gone afterwards. No case is opened, and nothing goes over a network. Let nothing else run meanwhile.</source>
        <translation>¿Es esta estación lo bastante rápida? Se miden clips y un caso inventados en una carpeta junto al espacio de trabajo, que después desaparece. No se abre ningún caso y nada pasa por una red. No ejecute nada más mientras tanto.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Stopped. What was measured so far is gone.</source>
        <translation>Detenido. Lo medido hasta ahora se perdió.</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Qué se mide</translation>
    </message>
    <message>
        <source>At the size the bounds are made for (takes up to half an hour)</source>
        <translation>Al tamaño para el que se fijaron los límites (tarda hasta media hora)</translation>
    </message>
    <message>
        <source>Nothing was measured: {why}</source>
        <translation>No se midió nada: {why}</translation>
    </message>
    <message>
        <source>Purpose in case {number}</source>
        <translation>Finalidad en el caso {number}</translation>
    </message>
    <message>
        <source>Incident of case {number}</source>
        <translation>Incidente del caso {number}</translation>
    </message>
    <message>
        <source>When and where it happened. Nobody is kept from searching elsewhere: a search far from it is put before a supervisor. Times are wall time of {zone}.</source>
        <translation>Cuándo y dónde ocurrió. A nadie se le impide buscar en otro lugar: una búsqueda lejos de él se presenta a un supervisor. Las horas son hora local de {zone}.</translation>
    </message>
    <message>
        <source>The chosen series</source>
        <translation>La serie elegida</translation>
    </message>
    <message>
        <source>Nothing in a closed case is searched, viewed or exported. Files, tracks and the log stay. A closed case is not opened again.</source>
        <translation>En un caso cerrado no se busca, no se ve ni se exporta nada. Los archivos, los trayectos y el registro se conservan. Un caso cerrado no vuelve a abrirse.</translation>
    </message>
    <message>
        <source>Nothing is looked at across its cases afterwards; the cases themselves stay open. A closed series is not opened again.</source>
        <translation>Después no se examina nada a través de sus casos; los casos mismos siguen abiertos. Una serie cerrada no vuelve a abrirse.</translation>
    </message>
    <message>
        <source>Close the series</source>
        <translation>Cerrar la serie</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Cerrar el caso</translation>
    </message>
    <message>
        <source>Facts of the case</source>
        <translation>Datos del caso</translation>
    </message>
    <message>
        <source>Close series {number}</source>
        <translation>Cerrar la serie {number}</translation>
    </message>
    <message>
        <source>Close case {number}</source>
        <translation>Cerrar el caso {number}</translation>
    </message>
    <message>
        <source>The picture shows</source>
        <translation>La imagen muestra</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>More words</source>
        <translation>Más palabras</translation>
    </message>
    <message>
        <source>It is of zone</source>
        <translation>Es de la zona</translation>
    </message>
    <message>
        <source>how that was found</source>
        <translation>cómo se averiguó</translation>
    </message>
    <message>
        <source>why it was wrong</source>
        <translation>por qué era erróneo</translation>
    </message>
    <message>
        <source>Known to ± seconds</source>
        <translation>Conocido a ± segundos</translation>
    </message>
    <message>
        <source>e.g. lightning, a door slams, brake lights</source>
        <translation>p. ej. un relámpago, un portazo, luces de freno</translation>
    </message>
    <message>
        <source>It was at</source>
        <translation>Fue a las</translation>
    </message>
    <message>
        <source>What all pins say together. Tick a clip whose time is right as it is: it is held fixed. Clips that were corrected by form or from the picture are held too; untick one to have it solved. Nothing is corrected until you accept, and the claims stay.</source>
        <translation>Lo que dicen juntas todas las fijaciones. Marque un clip cuya hora está bien como está: se mantiene fijo. También se mantienen los clips corregidos por formulario o por la imagen; desmarque uno para que se calcule. No se corrige nada hasta que usted acepte, y las horas declaradas se conservan.</translation>
    </message>
    <message numerus="yes">
        <source>{n} clock from pins|{n} clocks from pins</source>
        <translation>
            <numerusform>{n} reloj a partir de fijaciones</numerusform>
            <numerusform>{n} relojes a partir de fijaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock of {name}</source>
        <translation>Reloj de {name}</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Abrir espacio de trabajo</translation>
    </message>
    <message>
        <source>Take in a folder</source>
        <translation>Ingresar una carpeta</translation>
    </message>
    <message>
        <source>Take in a zip</source>
        <translation>Ingresar un zip</translation>
    </message>
    <message>
        <source>Share batches (*.zip)</source>
        <translation>Lotes compartidos (*.zip)</translation>
    </message>
    <message>
        <source>Started as process {pid}; its row appears when it takes up work.</source>
        <translation>Iniciado como proceso {pid}; su fila aparece cuando empieza a trabajar.</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Espacio de trabajo nuevo</translation>
    </message>
    <message>
        <source>What the detector found is kept beside it and comes back when the change is undone.</source>
        <translation>Lo que encontró el detector se conserva al lado y vuelve cuando se deshace el cambio.</translation>
    </message>
    <message>
        <source>What is seen from that second on becomes an appearance of its own. {kept}</source>
        <translation>Lo que se ve desde ese segundo pasa a ser una aparición propia. {kept}</translation>
    </message>
    <message>
        <source>They become one appearance. You say so, not the detector; results say “edited by hand”. {kept}</source>
        <translation>Pasan a ser una sola aparición. Lo dice usted, no el detector; los resultados dicen «editado a mano». {kept}</translation>
    </message>
    <message>
        <source>What was there before stands again. The change stays on record as undone.</source>
        <translation>Vuelve a valer lo que había antes. El cambio queda en el registro como deshecho.</translation>
    </message>
    <message>
        <source>Appearances in {named}</source>
        <translation>Apariciones en {named}</translation>
    </message>
    <message>
        <source>No detector looked at it, or it found nothing.</source>
        <translation>Ningún detector lo examinó, o no encontró nada.</translation>
    </message>
    <message>
        <source>{title} in {named}</source>
        <translation>{title} en {named}</translation>
    </message>
    <message>
        <source>A split needs the number of one track, and a second.</source>
        <translation>Para dividir hacen falta el número de un trayecto y un segundo.</translation>
    </message>
    <message>
        <source>A merge needs the numbers of two tracks or more.</source>
        <translation>Para unir hacen falta los números de dos trayectos o más.</translation>
    </message>
    <message>
        <source>Name one change by its number.</source>
        <translation>Indique un cambio por su número.</translation>
    </message>
    <message>
        <source>looked {said}</source>
        <translation>examinado {said}</translation>
    </message>
    <message>
        <source>Correct the clock of {named}</source>
        <translation>Corregir el reloj de {named}</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Registrar…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Hold or release…</source>
        <translation>Retener o liberar…</translation>
    </message>
    <message>
        <source>Consent of {named}</source>
        <translation>Consentimiento de {named}</translation>
    </message>
    <message>
        <source>Record a consent for {named}</source>
        <translation>Registrar un consentimiento para {named}</translation>
    </message>
    <message>
        <source>Withdraw {named}</source>
        <translation>Retirar {named}</translation>
    </message>
    <message>
        <source>Release {named}</source>
        <translation>Liberar {named}</translation>
    </message>
    <message>
        <source>Hold {named}</source>
        <translation>Retener {named}</translation>
    </message>
    <message>
        <source>Facts of {named}</source>
        <translation>Datos de {named}</translation>
    </message>
    <message>
        <source>Facts of the delivery</source>
        <translation>Datos de la entrega</translation>
    </message>
    <message>
        <source>Filter: name, item, camera, state, class</source>
        <translation>Filtro: nombre, pieza, cámara, estado, clase</translation>
    </message>
    <message>
        <source>Order deliveries by</source>
        <translation>Ordenar entregas por</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Cards or table</source>
        <translation>Tarjetas o tabla</translation>
    </message>
    <message>
        <source>Cards or table (Ctrl+Shift+L)</source>
        <translation>Tarjetas o tabla (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Deliveries, table</source>
        <translation>Entregas, tabla</translation>
    </message>
    <message>
        <source>None of the {hidden} deliveries fits the filter. Clear it to see all.</source>
        <translation>Ninguna de las {hidden} entregas cumple el filtro. Quítelo para verlas todas.</translation>
    </message>
    <message>
        <source>Batches and refused files</source>
        <translation>Lotes y archivos rechazados</translation>
    </message>
    <message>
        <source>Refused files ({refusals})</source>
        <translation>Archivos rechazados ({refusals})</translation>
    </message>
    <message>
        <source>Batches ({batches})</source>
        <translation>Lotes ({batches})</translation>
    </message>
    <message>
        <source>JSON Lines: one track a line, seen and interpolated rows</source>
        <translation>JSON Lines: un trayecto por línea, filas vistas e interpoladas</translation>
    </message>
    <message>
        <source>MOTChallenge CSV: confidence −1 where not seen</source>
        <translation>CSV de MOTChallenge: confianza −1 donde no se vio</translation>
    </message>
    <message>
        <source>COCO: only pictures the detector looked at</source>
        <translation>COCO: solo imágenes que el detector examinó</translation>
    </message>
    <message>
        <source>Export the tracks of {named}</source>
        <translation>Exportar los trayectos de {named}</translation>
    </message>
    <message>
        <source>{name}. {no_identity}. The export stands in the log with your purpose.</source>
        <translation>{name}. {no_identity}. La exportación consta en el registro con su finalidad.</translation>
    </message>
    <message>
        <source>Making the demo case…</source>
        <translation>Creando el caso de demostración…</translation>
    </message>
    <message>
        <source>the demo could not be started: {last}</source>
        <translation>no se pudo iniciar la demostración: {last}</translation>
    </message>
    <message>
        <source>Making the demo case, step {split}</source>
        <translation>Creando el caso de demostración, paso {split}</translation>
    </message>
    <message>
        <source>The demo case is ready. State a purpose, then choose a delivery.</source>
        <translation>El caso de demostración está listo. Declare una finalidad y elija una entrega.</translation>
    </message>
    <message>
        <source>the demo ended with {code}</source>
        <translation>la demostración terminó con {code}</translation>
    </message>
    <message>
        <source>{deliveries} deliveries, {bytes}, in {path}
seal {seal}
     {seal_end}
{verdict}</source>
        <translation>{deliveries} entregas, {bytes}, en {path}
sello {seal}
      {seal_end}
{verdict}</translation>
    </message>
    <message>
        <source>verified: {checked} files fit their hashes</source>
        <translation>verificado: {checked} archivos coinciden con sus hashes</translation>
    </message>
    <message>
        <source>New packet of case {case}</source>
        <translation>Paquete nuevo del caso {case}</translation>
    </message>
    <message>
        <source>An empty or new folder for the packet</source>
        <translation>Una carpeta vacía o nueva para el paquete</translation>
    </message>
    <message>
        <source>NOT verified: </source>
        <translation>NO verificado: </translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>Packets of case {case}</source>
        <translation>Paquetes del caso {case}</translation>
    </message>
    <message>
        <source>Folder of a packet</source>
        <translation>Carpeta de un paquete</translation>
    </message>
    <message>
        <source>The gallery came to the front: press the key again to mark what is chosen.</source>
        <translation>La galería pasó al frente: pulse la tecla otra vez para marcar lo elegido.</translation>
    </message>
    <message>
        <source>“{what}” says something of appearances; none are listed yet.</source>
        <translation>«{what}» se dice de apariciones; aún no hay ninguna en la lista.</translation>
    </message>
    <message>
        <source>“{what}” says something of appearances; none fits.</source>
        <translation>«{what}» se dice de apariciones; ninguna cumple.</translation>
    </message>
    <message>
        <source>Choose a tile first: “{what}” is said of what is chosen.</source>
        <translation>Elija antes una ficha: «{what}» se dice de lo elegido.</translation>
    </message>
    <message>
        <source>No unseen one follows.</source>
        <translation>No sigue ninguna sin ver.</translation>
    </message>
    <message>
        <source>basic: persons only; no weights installed</source>
        <translation>basic: solo personas; no hay pesos instalados</translation>
    </message>
    <message>
        <source>Fast: as often as things move</source>
        <translation>Rápido: según se mueven las cosas</translation>
    </message>
    <message>
        <source>Exact: every picture</source>
        <translation>Exacto: cada imagen</translation>
    </message>
    <message>
        <source>Far: fast, and closer where things are small</source>
        <translation>Lejos: rápido, y de más cerca donde las cosas son pequeñas</translation>
    </message>
    <message>
        <source>Triage: key pictures only, a first idea of every clip</source>
        <translation>Triaje: solo imágenes clave, una primera idea de cada clip</translation>
    </message>
    <message>
        <source>In large batches: likely clips are listed first</source>
        <translation>En lotes grandes: los probables, primero</translation>
    </message>
    <message>
        <source>Always: key pictures of all clips first</source>
        <translation>Siempre: primero las imágenes clave de todos los clips</translation>
    </message>
    <message>
        <source>Never: clip after clip</source>
        <translation>Nunca: clip tras clip</translation>
    </message>
    <message>
        <source>{name} (the best that is installed)</source>
        <translation>{name} (el mejor de los instalados)</translation>
    </message>
    <message>
        <source>basic: persons only; unverified ones below</source>
        <translation>basic: solo personas (más abajo, otros)</translation>
    </message>
    <message>
        <source>Look also where a stronger profile of the same model stands</source>
        <translation>También donde hay un perfil más fuerte</translation>
    </message>
    <message>
        <source>Weights (*.pt *.onnx *.xml)</source>
        <translation>Pesos (*.pt *.onnx *.xml)</translation>
    </message>
    <message>
        <source> (unverified)</source>
        <translation> (no verificado)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>All keys are as they were. “My keys again” brings yours back.</source>
        <translation>Todas las teclas son como eran. “Mis teclas otra vez” le devuelve las suyas.</translation>
    </message>
    <message>
        <source>My keys again</source>
        <translation>Mis teclas otra vez</translation>
    </message>
    <message>
        <source>No command and no key fits.</source>
        <translation>Ninguna orden ni tecla coincide.</translation>
    </message>
    <message>
        <source>Your own keys hold again.</source>
        <translation>Sus propias teclas valen de nuevo.</translation>
    </message>
    <message>
        <source>{name} – NVR Desk</source>
        <translation>{name} – NVR Desk</translation>
    </message>
    <message>
        <source>{name}: cannot be drawn</source>
        <translation>{name}: no se puede dibujar</translation>
    </message>
    <message>
        <source>Cameras, incident and the layers that are on, with case and purpose. It is logged.</source>
        <translation>Cámaras, incidente y las capas activas, con caso y finalidad. Queda en el registro.</translation>
    </message>
    <message>
        <source>Choose a camera first: click it, or press ] on the map.</source>
        <translation>Elija antes una cámara: haga clic en ella o pulse ] sobre el mapa.</translation>
    </message>
    <message>
        <source>The chosen delivery has no place. Click a camera, or press ] on the map.</source>
        <translation>La entrega elegida no tiene lugar. Haga clic en una cámara o pulse ] sobre el mapa.</translation>
    </message>
    <message>
        <source>State a purpose for the case first.</source>
        <translation>Declare antes una finalidad para el caso.</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>Exportar el mapa</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Qué significan los colores</translation>
    </message>
    <message>
        <source>Natural Earth · US Census Bureau · borders simplified, no streets</source>
        <translation>Natural Earth · US Census Bureau · límites simplificados, sin calles</translation>
    </message>
    <message>
        <source>{lead}Natural Earth · US Census Bureau</source>
        <translation>{lead}Natural Earth · US Census Bureau</translation>
    </message>
    <message>
        <source>GeoJSON, KML, GPX (*.geojson *.json *.kml *.gpx)</source>
        <translation>GeoJSON, KML, GPX (*.geojson *.json *.kml *.gpx)</translation>
    </message>
    <message>
        <source>PMTiles, MBTiles (*.pmtiles *.mbtiles)</source>
        <translation>PMTiles, MBTiles (*.pmtiles *.mbtiles)</translation>
    </message>
    <message>
        <source>GeoJSON, KML or GPX. The file is read within a fence and stays as it is; what is taken over is kept with its hash, and it is logged.</source>
        <translation>GeoJSON, KML o GPX. El archivo se lee aislado y queda como está; lo que se toma de él se guarda con su hash y consta en el registro.</translation>
    </message>
    <message>
        <source>The map as it is now, with title, purpose, legend, scale and north. It is logged.</source>
        <translation>El mapa tal como está, con título, finalidad, leyenda, escala y norte. Consta en el registro.</translation>
    </message>
    <message>
        <source>A PMTiles or MBTiles file of streets lies over the bundled map. It is read within a fence; nothing is fetched from a network. Leave it empty for the bundled map alone.</source>
        <translation>Un archivo PMTiles o MBTiles con calles se superpone al mapa incluido. Se lee aislado; no se trae nada de ninguna red. Déjelo vacío para usar solo el mapa incluido.</translation>
    </message>
    <message>
        <source>Layer of the map</source>
        <translation>Capa del mapa</translation>
    </message>
    <message>
        <source>{cameras:,} cameras</source>
        <translation>{cameras:,} cámaras</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>sin nombre</translation>
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
        <translation>ninguno</translation>
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
        <source>, {fov_deg:g}° wide</source>
        <translation>, {fov_deg:g}° de ancho</translation>
    </message>
    <message>
        <source>Looks {heading_deg:g}° from north{wide}</source>
        <translation>Mira a {heading_deg:g}° del norte{wide}</translation>
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
        <translation>Las marcas se leen con caso y finalidad.</translation>
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
        <translation>Finalidad…</translation>
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
        <source>Measure this station…</source>
        <translation>Medir esta estación…</translation>
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
        <translation>Imagen tal como se decodificó</translation>
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
        <source>Move the display on, or hide it</source>
        <translation>Mover los datos en pantalla, u ocultarlos</translation>
    </message>
    <message>
        <source>Display at the upper left</source>
        <translation>Datos arriba a la izquierda</translation>
    </message>
    <message>
        <source>Display at the upper right</source>
        <translation>Datos arriba a la derecha</translation>
    </message>
    <message>
        <source>Display at the lower left</source>
        <translation>Datos abajo a la izquierda</translation>
    </message>
    <message>
        <source>Display at the lower right</source>
        <translation>Datos abajo a la derecha</translation>
    </message>
    <message>
        <source>No display over the picture</source>
        <translation>Sin datos sobre la imagen</translation>
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
        <source>Card of the model</source>
        <translation>Ficha del modelo</translation>
    </message>
    <message>
        <source>Taking {name} in, reading unknown weights in the fence…</source>
        <translation>Incorporando {name}, leyendo pesos desconocidos en aislamiento…</translation>
    </message>
    <message>
        <source>Add weights</source>
        <translation>Añadir pesos</translation>
    </message>
    <message>
        <source>Weights (*.pt *.onnx)</source>
        <translation>Pesos (*.pt *.onnx)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Leyendo {name}…</translation>
    </message>
    <message>
        <source>Pull {name}</source>
        <translation>Traer {name}</translation>
    </message>
    <message>
        <source>Hashing {name}…</source>
        <translation>Calculando el hash de {name}…</translation>
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
        <source>{by} asks about what you did{case} at {when} ({what}): {note}</source>
        <translation>{by} pregunta por lo que usted hizo{case} el {when} ({what}): {note}</translation>
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
        <source> in case {case}</source>
        <translation> en el caso {case}</translation>
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
        <source>You are about to do this: {what}. It takes your password again, and is good for this one act.</source>
        <translation>Está a punto de hacer esto: {what}. Pide otra vez su contraseña y vale solo para este acto.</translation>
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
        <source>NVR Desk (locked)</source>
        <translation>NVR Desk (bloqueado)</translation>
    </message>
    <message>
        <source>NVR Desk (sign in)</source>
        <translation>NVR Desk (inicio de sesión)</translation>
    </message>
    <message>
        <source>{after:g} minutes</source>
        <translation>{after:g} minutos</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>demasiado tiempo</translation>
    </message>
    <message>
        <source>Nobody touched this window for {minutes}.</source>
        <translation>Nadie tocó esta ventana durante {minutes}.</translation>
    </message>
    <message>
        <source>Locked by hand.</source>
        <translation>Bloqueado a mano.</translation>
    </message>
    <message>
        <source>Who is here</source>
        <translation>Quién está aquí</translation>
    </message>
    <message>
        <source>Nobody here has a password: whoever sits at this machine unlocks with a click. This hides what is on the screen and keeps nobody out. People, My password… sets one.</source>
        <translation>Nadie aquí tiene contraseña: quien esté ante este equipo desbloquea con un clic. Esto oculta lo que hay en pantalla y no impide el paso a nadie. Personas, Mi contraseña… pone una.</translation>
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
        <source>Not unlocked: password or code is wrong, or the account is closed.</source>
        <translation>No se desbloqueó: la contraseña o el código no es correcto, o la cuenta está cerrada.</translation>
    </message>
    <message>
        <source>At least 8 characters. No word that is tried first, no name, no walk over the keyboard.</source>
        <translation>Al menos 8 caracteres. Ninguna palabra de las que se prueban primero, ningún nombre, ningún recorrido por el teclado.</translation>
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
        <source>The password is wrong.</source>
        <translation>La contraseña no es correcta.</translation>
    </message>
    <message>
        <source> With it this window can lock; nobody signs in yet.</source>
        <translation> Con ella esta ventana puede bloquearse; todavía nadie inicia sesión.</translation>
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
        <source> You have one: a new one takes its place.</source>
        <translation> Ya tiene uno: uno nuevo lo sustituye.</translation>
    </message>
    <message>
        <source>A password comes first: People, My password…</source>
        <translation>Primero hace falta una contraseña: Personas, Mi contraseña…</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Contraseña nueva otra vez</translation>
    </message>
    <message>
        <source>A code of six digits from an app on your telephone, asked for at every sign-in.</source>
        <translation>Un código de seis cifras de una aplicación de su teléfono, que se pide en cada inicio de sesión.</translation>
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
        <source>You are {roles}.   </source>
        <translation>Usted es {roles}.   </translation>
    </message>
    <message>
        <source>Verb</source>
        <translation>Verbo</translation>
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
        <source>A text of {range}</source>
        <translation>Un texto de {range}</translation>
    </message>
    <message>
        <source>From {range}</source>
        <translation>De {range}</translation>
    </message>
    <message>
        <source> Set by {set_by}, {set_at:%Y-%m-%d}.</source>
        <translation> Fijado por {set_by}, {set_at:%Y-%m-%d}.</translation>
    </message>
    <message>
        <source>Only who may {verb}</source>
        <translation>Solo quien puede {verb}</translation>
    </message>
    <message>
        <source>default</source>
        <translation>por defecto</translation>
    </message>
    <message>
        <source>This name is locked after five failures within 15 minutes. Waiting releases nothing: ask an administrator to release it (People…, Release). If no administrator can sign in, whoever owns the folder of the workspace runs nvr-desk users recover.</source>
        <translation>Este nombre está bloqueado tras cinco fallos en 15 minutos. Esperar no lo libera: pida a un administrador que lo libere (Personas…, Liberar). Si ningún administrador puede iniciar sesión, quien posee la carpeta del espacio de trabajo ejecuta nvr-desk users recover.</translation>
    </message>
    <message>
        <source>Not signed in: name, password or code is wrong, or the account is closed.</source>
        <translation>No se inició sesión: el nombre, la contraseña o el código no es correcto, o la cuenta está cerrada.</translation>
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
        <source>Read the notice and accept it first.</source>
        <translation>Lea y acepte antes el aviso.</translation>
    </message>
    <message>
        <source>Type the name of your account.</source>
        <translation>Escriba el nombre de su cuenta.</translation>
    </message>
    <message>
        <source>This is a start password. Choose your own: at least 8 characters, no word that is tried first.</source>
        <translation>Es una contraseña inicial. Elija la suya: al menos 8 caracteres, ninguna palabra de las que se prueban primero.</translation>
    </message>
    <message>
        <source>Code of the second factor, if you have one</source>
        <translation>Código del segundo factor, si lo tiene</translation>
    </message>
    <message>
        <source>Choose a password of your own.</source>
        <translation>Elija una contraseña propia.</translation>
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
        <source>no clip is open</source>
        <translation>ningún clip está abierto</translation>
    </message>
    <message>
        <source>Time code</source>
        <translation>Código de tiempo</translation>
    </message>
    <message>
        <source>This machine cannot decode every picture in time; single steps show each one.</source>
        <translation>Este equipo no decodifica a tiempo todas las imágenes; paso a paso se ven todas.</translation>
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
        <translation>pieza {item}  ·  clip {clip}</translation>
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
        <translation>fin del clip</translation>
    </message>
    <message>
        <source>beginning of clip</source>
        <translation>principio del clip</translation>
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
        <translation>La imagen {number} no se decodifica: {why}</translation>
    </message>
    <message>
        <source>Position in the clip</source>
        <translation>Posición en el clip</translation>
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
        <source>colourless picture (infrared, or grey)</source>
        <translation>imagen sin color (infrarroja o gris)</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>quieto</translation>
    </message>
    <message>
        <source>moving to-and-fro</source>
        <translation>yendo y viniendo</translation>
    </message>
    <message>
        <source>way unclear (too short)</source>
        <translation>dirección no clara (demasiado corto)</translation>
    </message>
    <message>
        <source>moving left</source>
        <translation>hacia la izquierda</translation>
    </message>
    <message>
        <source>moving right</source>
        <translation>hacia la derecha</translation>
    </message>
    <message>
        <source>moving up</source>
        <translation>hacia arriba</translation>
    </message>
    <message>
        <source>moving down</source>
        <translation>hacia abajo</translation>
    </message>
    <message>
        <source>moving up-left</source>
        <translation>arriba a la izquierda</translation>
    </message>
    <message>
        <source>moving up-right</source>
        <translation>arriba a la derecha</translation>
    </message>
    <message>
        <source>moving down-left</source>
        <translation>abajo a la izquierda</translation>
    </message>
    <message>
        <source>moving down-right</source>
        <translation>abajo a la derecha</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>una imagen</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>trayectos</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>dudoso</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>editado a mano</translation>
    </message>
    <message>
        <source>an appearance is no identity</source>
        <translation>una aparición no es una identidad</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>lector</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>analista</translation>
    </message>
    <message>
        <source>detective</source>
        <translation>detective</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>solo</source>
        <translation>puesto único</translation>
    </message>
    <message>
        <source>black</source>
        <translation>negro</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>white</source>
        <translation>blanco</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>naranja</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>amarillo</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>morado</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>marrón</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>agente</translation>
    </message>
    <message>
        <source>From now on everybody signs in, you too: as {user}, {first}.</source>
        <translation>Desde ahora todos inician sesión, también usted: como {user}, {first}.</translation>
    </message>
    <message>
        <source>I accept it</source>
        <translation>Lo acepto</translation>
    </message>
    <message>
        <source>Type a name for the account.</source>
        <translation>Escriba un nombre para la cuenta.</translation>
    </message>
    <message>
        <source>Tick at least one role.</source>
        <translation>Marque al menos un papel.</translation>
    </message>
    <message>
        <source>Type your own password: from now on you sign in with it.</source>
        <translation>Escriba su propia contraseña: desde ahora inicia sesión con ella.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas no son iguales.</translation>
    </message>
    <message>
        <source>Accept the notice first.</source>
        <translation>Acepte antes el aviso.</translation>
    </message>
    <message>
        <source>Roles of {user}</source>
        <translation>Papeles de {user}</translation>
    </message>
    <message>
        <source>Start password of {user}</source>
        <translation>Contraseña inicial de {user}</translation>
    </message>
    <message>
        <source>Roles…</source>
        <translation>Papeles…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>New start password…</source>
        <translation>Contraseña inicial nueva…</translation>
    </message>
    <message>
        <source>Reset factor…</source>
        <translation>Restablecer factor…</translation>
    </message>
    <message>
        <source>They may sign in again, with the password they had.</source>
        <translation>Puede volver a iniciar sesión, con la contraseña que tenía.</translation>
    </message>
    <message>
        <source>Every sign-in of theirs ends now. What they did stays on record.</source>
        <translation>Todas sus sesiones terminan ahora. Lo que hizo queda en el registro.</translation>
    </message>
    <message>
        <source>Releasing…</source>
        <translation>Liberando…</translation>
    </message>
    <message>
        <source>Open the account of {user}</source>
        <translation>Abrir la cuenta de {user}</translation>
    </message>
    <message>
        <source>Close the account of {user}</source>
        <translation>Cerrar la cuenta de {user}</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <source>A new start password for {user}</source>
        <translation>Una contraseña inicial nueva para {user}</translation>
    </message>
    <message>
        <source>Their password stops holding and every sign-in of theirs ends. You read the start password out; they choose their own at the next sign-in.</source>
        <translation>Su contraseña deja de valer y terminan todas sus sesiones. Usted le dicta la contraseña inicial; en el próximo inicio de sesión elige la propia.</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Crear una</translation>
    </message>
    <message>
        <source>Reset the second factor of {user}</source>
        <translation>Restablecer el segundo factor de {user}</translation>
    </message>
    <message>
        <source>Their sign-in asks for the password alone until they enrol again.</source>
        <translation>Su inicio de sesión pide solo la contraseña hasta que vuelva a registrarse.</translation>
    </message>
    <message>
        <source>Reset it</source>
        <translation>Restablecerlo</translation>
    </message>
    <message>
        <source>This clip has sound; it is not played</source>
        <translation>Este clip tiene sonido; no se reproduce</translation>
    </message>
    <message>
        <source>Sound muted</source>
        <translation>Sonido silenciado</translation>
    </message>
    <message>
        <source>Type a time code (1:02.5) or the number of a picture (#121) and press Enter</source>
        <translation>Escriba un código de tiempo (1:02.5) o el número de una imagen (#121) y pulse Enter</translation>
    </message>
    <message>
        <source>More of the player</source>
        <translation>Más del reproductor</translation>
    </message>
    <message>
        <source>No display; what was done to the picture is said all the same</source>
        <translation>Sin datos en pantalla; lo que se hizo a la imagen se dice igualmente</translation>
    </message>
    <message>
        <source>No loop: play goes on over both ends</source>
        <translation>Sin bucle: la reproducción sigue más allá de ambos extremos</translation>
    </message>
    <message>
        <source>Another loop: {loop}</source>
        <translation>Otro bucle: {loop}</translation>
    </message>
    <message>
        <source>The ends were set the other way round: {loop}</source>
        <translation>Los extremos se fijaron al revés: {loop}</translation>
    </message>
    <message>
        <source>{word}: not open to view</source>
        <translation>{word}: no abierto a la vista</translation>
    </message>
    <message>
        <source>{word} clip</source>
        <translation>Clip: {word}</translation>
    </message>
    <message>
        <source>Tile {number}: {title}</source>
        <translation>Vista {number}: {title}</translation>
    </message>
    <message>
        <source>Tile {number}, empty</source>
        <translation>Vista {number}, vacía</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>Best shot</source>
        <translation>Mejor imagen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>Says of itself</source>
        <translation>Dice de sí</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>{reason} · undone: {undone_reason}</source>
        <translation>{reason} · deshecho: {undone_reason}</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>what waits</source>
        <translation>lo que espera</translation>
    </message>
    <message>
        <source>what I asked for</source>
        <translation>lo que yo pedí</translation>
    </message>
    <message>
        <source>what was decided</source>
        <translation>lo que se decidió</translation>
    </message>
    <message>
        <source>what somebody decided alone</source>
        <translation>lo que alguien decidió a solas</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>Nothing waits for a second person</source>
        <translation>Nada espera a una segunda persona</translation>
    </message>
    <message>
        <source>You asked for nothing</source>
        <translation>Usted no pidió nada</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Aún no se decidió nada</translation>
    </message>
    <message>
        <source>Nobody decided anything alone</source>
        <translation>Nadie decidió nada a solas</translation>
    </message>
    <message>
        <source>Nobody asked for anything</source>
        <translation>Nadie pidió nada</translation>
    </message>
    <message>
        <source>{asked_by} asks for {subject}: {words}.</source>
        <translation>{asked_by} solicita {subject}: {words}.</translation>
    </message>
    <message>
        <source>You asked for it: somebody else decides</source>
        <translation>Lo pidió usted: decide otra persona</translation>
    </message>
    <message>
        <source>Of {named}.</source>
        <translation>De {named}.</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>Impugnar</translation>
    </message>
    <message>
        <source>It was decided</source>
        <translation>Ya se decidió</translation>
    </message>
    <message>
        <source>no words given</source>
        <translation>sin explicación</translation>
    </message>
    <message numerus="yes">
        <source>{n} ask of somebody else waits for you|{n} asks of others wait for you</source>
        <translation>
            <numerusform>{n} solicitud de otra persona le espera</numerusform>
            <numerusform>{n} solicitudes de otras personas le esperan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} of yours was granted: you may go on|{n} of yours were granted: you may go on</source>
        <translation>
            <numerusform>{n} de las suyas fue concedida: puede continuar</numerusform>
            <numerusform>{n} de las suyas fueron concedidas: puede continuar</numerusform>
        </translation>
    </message>
    <message>
        <source>BROKEN at {where}: {what}</source>
        <translation>ROTO en {where}: {what}</translation>
    </message>
    <message>
        <source>{size:,} entries signed at {when}, {where}.{trouble}</source>
        <translation>{size:,} asientos firmados el {when}, {where}.{trouble}</translation>
    </message>
    <message>
        <source>No. {seq:,}: {body} {said}</source>
        <translation>N.º {seq:,}: {body} {said}</translation>
    </message>
    <message>
        <source>{checked:,} entries, the chain holds</source>
        <translation>{checked:,} asientos, la cadena se sostiene</translation>
    </message>
    <message numerus="yes">
        <source>it agrees with {n} checkpoint|it agrees with {n} checkpoints</source>
        <translation>
            <numerusform>concuerda con {n} punto de control</numerusform>
            <numerusform>concuerda con {n} puntos de control</numerusform>
        </translation>
    </message>
    <message>
        <source>no checkpoint to hold it against</source>
        <translation>no hay punto de control con que contrastarla</translation>
    </message>
    <message>
        <source>kept in the workspace and at the {held}</source>
        <translation>guardado en el espacio de trabajo y en {held}</translation>
    </message>
    <message>
        <source>kept here alone</source>
        <translation>guardado solo aquí</translation>
    </message>
    <message>
        <source>No. {seq:,}: its body cannot be read</source>
        <translation>N.º {seq:,}: su contenido no se puede leer</translation>
    </message>
    <message>
        <source>no key that stands in the log</source>
        <translation>ninguna clave que conste en el registro</translation>
    </message>
    <message numerus="yes">
        <source>The proof holds: {n} hash leads from this line to the signed root.|The proof holds: {n} hashes lead from this line to the signed root.</source>
        <translation>
            <numerusform>La prueba se sostiene: {n} hash lleva de esta línea a la raíz firmada.</numerusform>
            <numerusform>La prueba se sostiene: {n} hashes llevan de esta línea a la raíz firmada.</numerusform>
        </translation>
    </message>
    <message>
        <source>THE PROOF DOES NOT HOLD: this line is not the one that was signed.</source>
        <translation>LA PRUEBA NO SE SOSTIENE: esta línea no es la que se firmó.</translation>
    </message>
    <message>
        <source>Within it</source>
        <translation>Dentro de él</translation>
    </message>
    <message>
        <source>No. {seq:,} at {time}: </source>
        <translation>N.º {seq:,} a las {time}: </translation>
    </message>
    <message>
        <source> and {rest:,} more</source>
        <translation> y {rest:,} más</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Hora (UTC)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>unreadable body</source>
        <translation>contenido ilegible</translation>
    </message>
    <message numerus="yes">
        <source>
and {n} more finding|
and {n} more findings</source>
        <translation>
            <numerusform>
y {n} hallazgo más</numerusform>
            <numerusform>
y {n} hallazgos más</numerusform>
        </translation>
    </message>
    <message>
        <source>No proof yet: {why_not}.</source>
        <translation>Aún sin prueba: {why_not}.</translation>
    </message>
    <message>
        <source>Leaf and root fit, but no key of the log signed that checkpoint.</source>
        <translation>Hoja y raíz concuerdan, pero ninguna clave del registro firmó ese punto de control.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Paso {number}</translation>
    </message>
    <message>
        <source>none: the line is the whole tree</source>
        <translation>ninguno: la línea es el árbol entero</translation>
    </message>
    <message>
        <source>{more_children:,} more parts</source>
        <translation>{more_children:,} partes más</translation>
    </message>
    <message>
        <source>never closed: it is under way, or its program died</source>
        <translation>nunca cerrado: está en curso, o su programa se interrumpió</translation>
    </message>
    <message>
        <source>{index:,} of a tree of {size:,} (counted from 0)</source>
        <translation>{index:,} de un árbol de {size:,} (contado desde 0)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detalle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>{files:,} files, {bytes}, each with its hash, in
{path}
seal {seal}
     {seal_end}</source>
        <translation>{files:,} archivos, {bytes}, cada uno con su hash, en
{path}
sello {seal}
      {seal_end}</translation>
    </message>
    <message>
        <source>{met} of {judged} bounds met.</source>
        <translation>{met} de {judged} límites cumplidos.</translation>
    </message>
    <message>
        <source>Quick: rows against files and their sizes</source>
        <translation>Rápida: filas contra archivos y sus tamaños</translation>
    </message>
    <message>
        <source>Deep: hashes every original again, as long as reading them takes</source>
        <translation>A fondo: recalcula el hash de cada original, lo que dure leerlos</translation>
    </message>
    <message>
        <source>The window: start, timeline, map, gallery, search, player, stalls</source>
        <translation>La ventana: inicio, línea de tiempo, mapa, galería, búsqueda, reproductor, pausas</translation>
    </message>
    <message>
        <source>The index: search and the log</source>
        <translation>El índice: búsqueda y registro</translation>
    </message>
    <message>
        <source>Taking clips in, against a copy of the same files</source>
        <translation>Ingreso de clips, frente a una copia de los mismos archivos</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cumplido</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>no cumplido</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>no medido</translation>
    </message>
    <message numerus="yes">
        <source>{checked:,} things checked, {n} finding. Nothing was changed.|{checked:,} things checked, {n} findings. Nothing was changed.</source>
        <translation>
            <numerusform>{checked:,} cosas comprobadas, {n} hallazgo. No se cambió nada.</numerusform>
            <numerusform>{checked:,} cosas comprobadas, {n} hallazgos. No se cambió nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing bad was found.</source>
        <translation>No se encontró nada malo.</translation>
    </message>
    <message>
        <source>{checked:,} things checked: all well.</source>
        <translation>{checked:,} cosas comprobadas: todo en orden.</translation>
    </message>
    <message>
        <source>Something is wrong: {bad}.</source>
        <translation>Algo está mal: {bad}.</translation>
    </message>
    <message>
        <source>Reduced isolation: not denied to a worker: {reduced}.</source>
        <translation>Aislamiento reducido: no se le niega a un proceso de trabajo: {reduced}.</translation>
    </message>
    <message>
        <source>Joins</source>
        <translation>Reúne</translation>
    </message>
    <message numerus="yes">
        <source>You belong to {n} open case; a series joins two or more, and only whoever belongs to all of them asks for it.|You belong to {n} open cases; a series joins two or more, and only whoever belongs to all of them asks for it.</source>
        <translation>
            <numerusform>Usted pertenece a {n} caso abierto; una serie reúne dos o más, y solo la pide quien pertenece a todos.</numerusform>
            <numerusform>Usted pertenece a {n} casos abiertos; una serie reúne dos o más, y solo la pide quien pertenece a todos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Series {object} is open; you were alone here, and that is counted.</source>
        <translation>La serie {object} está abierta; usted decidió a solas, y eso se cuenta.</translation>
    </message>
    <message>
        <source>Not told: no search can lie far from it, so none is looked over for that</source>
        <translation>No se dijo: ninguna búsqueda puede quedar lejos de él, así que no se revisa ninguna por eso</translation>
    </message>
    <message>
        <source>{begin} to {local}</source>
        <translation>{begin} a {local}</translation>
    </message>
    <message>
        <source>Ask {id} waits for another member of all its cases, who finds it under Approvals (Ctrl+J). The series opens when they grant it.</source>
        <translation>La solicitud {id} espera a otro miembro de todos sus casos, que la encuentra en Aprobaciones (Ctrl+J). La serie se abre cuando la concede.</translation>
    </message>
    <message>
        <source>for its members only</source>
        <translation>solo para sus miembros</translation>
    </message>
    <message>
        <source>, within {radius_m:g} m</source>
        <translation>, a menos de {radius_m:g} m</translation>
    </message>
    <message>
        <source>offence {offence}</source>
        <translation>delito {offence}</translation>
    </message>
    <message>
        <source>closed: {outcome}</source>
        <translation>cerrado: {outcome}</translation>
    </message>
    <message>
        <source>Series {number}</source>
        <translation>Serie {number}</translation>
    </message>
    <message>
        <source>series over {cases}</source>
        <translation>serie de {cases}</translation>
    </message>
    <message>
        <source>none: each purpose names its own</source>
        <translation>ninguno: cada finalidad indica el suyo</translation>
    </message>
    <message>
        <source>none: times are shown in UTC</source>
        <translation>ninguna: las horas se muestran en UTC</translation>
    </message>
    <message>
        <source>no outcome</source>
        <translation>sin resultado</translation>
    </message>
    <message>
        <source>colour of the upper part</source>
        <translation>color de la parte superior</translation>
    </message>
    <message>
        <source>colour of the lower part</source>
        <translation>color de la parte inferior</translation>
    </message>
    <message>
        <source>latitude, longitude and metres</source>
        <translation>latitud, longitud y metros</translation>
    </message>
    <message>
        <source>lies nowhere on the globe</source>
        <translation>no está en ningún lugar del globo</translation>
    </message>
    <message>
        <source>x1, y1, x2, y2: shares from 0 to 1</source>
        <translation>x1, y1, x2, y2: fracciones de 0 a 1</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>within {metres} m of {camera}</source>
        <translation>a menos de {metres} m de {camera}</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Held fixed</source>
        <translation>Fijo</translation>
    </message>
    <message>
        <source>by form</source>
        <translation>por formulario</translation>
    </message>
    <message>
        <source>by the picture</source>
        <translation>por la imagen</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>elegido aquí</translation>
    </message>
    <message>
        <source>Officer&apos;s statement: </source>
        <translation>Declaración del agente: </translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>{word}. {sentence} Consent: {consent}.</source>
        <translation>{word}. {sentence} Consentimiento: {consent}.</translation>
    </message>
    <message>
        <source>{item} leaves the player, posters, timeline, search answers and every packet made from now on, at once and for everybody in the case. The file stays in the vault, hidden. Packets that were handed over already are not called back.</source>
        <translation>{item} sale del reproductor, las miniaturas, la línea de tiempo, las respuestas de búsqueda y todo paquete que se haga desde ahora, de inmediato y para todos en el caso. El archivo queda en la bóveda, oculto. Los paquetes ya entregados no se reclaman.</translation>
    </message>
    <message>
        <source>Given: the resident said yes</source>
        <translation>Otorgado: el residente dijo que sí</translation>
    </message>
    <message>
        <source>Posted: in public, with its link</source>
        <translation>Publicado: en público, con su enlace</translation>
    </message>
    <message>
        <source>Compelled: by legal process</source>
        <translation>Obligado: por vía judicial</translation>
    </message>
    <message>
        <source>This case</source>
        <translation>Este caso</translation>
    </message>
    <message>
        <source>This case and the series it belongs to</source>
        <translation>Este caso y la serie a la que pertenece</translation>
    </message>
    <message>
        <source> The same bytes came in {twins} more {noun} with a consent of their own: that one is not touched.</source>
        <translation> Los mismos bytes llegaron en {twins} {noun} más con un consentimiento propio: esa no se toca.</translation>
    </message>
    <message>
        <source>came with the batch</source>
        <translation>vino con el lote</translation>
    </message>
    <message>
        <source>{start}, from {source}</source>
        <translation>{start}, de {source}</translation>
    </message>
    <message numerus="yes">
        <source>{listed} of {n} delivery|{listed} of {n} deliveries</source>
        <translation>
            <numerusform>{listed} de {n} entrega</numerusform>
            <numerusform>{listed} de {n} entregas</numerusform>
        </translation>
    </message>
    <message>
        <source>promise {promise:.2f}: {meaning}</source>
        <translation>promesa {promise:.2f}: {meaning}</translation>
    </message>
    <message numerus="yes">
        <source>{n} hidden|{n} hidden</source>
        <translation>
            <numerusform>{n} oculta</numerusform>
            <numerusform>{n} ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>promise is {meaning}</source>
        <translation>promesa es {meaning}</translation>
    </message>
    <message>
        <source>received by</source>
        <translation>recibido por</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>medio</translation>
    </message>
    <message>
        <source>at</source>
        <translation>a las</translation>
    </message>
    <message>
        <source>missing: {missing}</source>
        <translation>falta: {missing}</translation>
    </message>
    <message>
        <source>no: take the same shipment in again to finish it</source>
        <translation>no: ingrese otra vez el mismo envío para terminarlo</translation>
    </message>
    <message>
        <source> (coded {width}×{height})</source>
        <translation> (codificado {width}×{height})</translation>
    </message>
    <message>
        <source>{rotation}° clockwise</source>
        <translation>{rotation}° en sentido horario</translation>
    </message>
    <message>
        <source>, {failed_frames} failed</source>
        <translation>, {failed_frames} con error</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>, {nominal_fps:g} a second as written</source>
        <translation>, {nominal_fps:g} por segundo según consta</translation>
    </message>
    <message numerus="yes">
        <source>{codec}, {rate_hz} Hz, {n} channel|{codec}, {rate_hz} Hz, {n} channels</source>
        <translation>
            <numerusform>{codec}, {rate_hz} Hz, {n} canal</numerusform>
            <numerusform>{codec}, {rate_hz} Hz, {n} canales</numerusform>
        </translation>
    </message>
    <message>
        <source>{heading_deg:g}° from north</source>
        <translation>{heading_deg:g}° del norte</translation>
    </message>
    <message>
        <source>{bytes:,} bytes ({short})</source>
        <translation>{bytes:,} bytes ({short})</translation>
    </message>
    <message>
        <source>{codec}, {pixel_format}, stream {stream_index}</source>
        <translation>{codec}, {pixel_format}, flujo {stream_index}</translation>
    </message>
    <message>
        <source>{wide}×{high} pixels{coded}</source>
        <translation>{wide}×{high} píxeles{coded}</translation>
    </message>
    <message>
        <source>{frames:,} decoded{failed}</source>
        <translation>{frames:,} decodificadas{failed}</translation>
    </message>
    <message>
        <source>{span}, first pts at {start_s:.3f} s</source>
        <translation>{span}, primer pts a {start_s:.3f} s</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>Recibido de</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Recibido el</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>contactados</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>compartieron</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rehusaron</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>se excluyeron</translation>
    </message>
    <message>
        <source>{twins} more in this case</source>
        <translation>{twins} más en este caso</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>Etiqueta {name}</translation>
    </message>
    <message>
        <source>no camera named</source>
        <translation>sin cámara indicada</translation>
    </message>
    <message>
        <source>not on record</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>nobody counted</source>
        <translation>nadie contó</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>lies between {low:g} and {high:g}</source>
        <translation>debe estar entre {low:g} y {high:g}</translation>
    </message>
    <message>
        <source>write it like {wall_format}</source>
        <translation>escríbalo como {wall_format}</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>no es un número</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>no verificado</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>This uses the network: {bytes} are fetched from
{url}
Size and SHA-256 must fit the card, else nothing is kept. The log says that you asked for it. Nothing of a case leaves this machine.</source>
        <translation>Esto usa la red: se traen {bytes} de
{url}
Tamaño y SHA-256 deben coincidir con la ficha; si no, no se guarda nada. El registro dice que usted lo pidió. Nada de un caso sale de este equipo.</translation>
    </message>
    <message>
        <source>{name} (default on {default_for})</source>
        <translation>{name} (por defecto en {default_for})</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>incluido</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>installed, no card</source>
        <translation>instalado, sin ficha</translation>
    </message>
    <message>
        <source>installed, hash fits</source>
        <translation>instalado, el hash coincide</translation>
    </message>
    <message>
        <source>HASH DOES NOT FIT</source>
        <translation>EL HASH NO COINCIDE</translation>
    </message>
    <message>
        <source>on the program&apos;s own list</source>
        <translation>en la lista propia del programa</translation>
    </message>
    <message>
        <source>unverified: outside the program&apos;s own list; every result made with it says so</source>
        <translation>no verificado: fuera de la lista propia del programa; todo resultado hecho con él lo dice</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>{input_size} pixels</source>
        <translation>{input_size} píxeles</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no se indicó</translation>
    </message>
    <message>
        <source>none: comes from a file only</source>
        <translation>ninguna: viene solo de un archivo</translation>
    </message>
    <message>
        <source>not on this station</source>
        <translation>no está en esta estación</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>is missing: a head over {before} entries is {where}; the log was rolled back</source>
        <translation>falta: una cabeza de {before} asientos está en {where}; el registro se revirtió</translation>
    </message>
    <message>
        <source>or one before it was rewritten: the head over {before} entries, {where}, is another</source>
        <translation>o uno anterior se reescribió: la cabeza de {before} asientos, {where}, es otra</translation>
    </message>
    <message>
        <source>the log knows it, but {where} does not hold it</source>
        <translation>el registro la conoce, pero {where} no la tiene</translation>
    </message>
    <message>
        <source>{where} holds another one than stands in the log</source>
        <translation>{where} tiene otra que la que consta en el registro</translation>
    </message>
    <message>
        <source>no such proof can be made here: {error}</source>
        <translation>aquí no se puede hacer tal prueba: {error}</translation>
    </message>
    <message>
        <source>the witness folder could not take it: {strerror}</source>
        <translation>la carpeta testigo no pudo recibirlo: {strerror}</translation>
    </message>
    <message>
        <source>cannot be read: {strerror}</source>
        <translation>no se puede leer: {strerror}</translation>
    </message>
    <message>
        <source>the log has fewer than {size} entries now: it was cut off</source>
        <translation>el registro tiene ahora menos de {size} asientos: se cortó</translation>
    </message>
    <message>
        <source>the same name as {printable} where case does not count</source>
        <translation>el mismo nombre que {printable} si no cuentan las mayúsculas</translation>
    </message>
    <message>
        <source>{bytes} bytes, more than is taken</source>
        <translation>{bytes} bytes, más de lo que se ingresa</translation>
    </message>
    <message>
        <source>manifest: wall time in zone{whose} {zone}{said}{note}</source>
        <translation>manifiesto: hora local en la zona{whose} {zone}{said}{note}</translation>
    </message>
    <message>
        <source>manifest start {written} is not believable</source>
        <translation>el inicio {written} del manifiesto no es creíble</translation>
    </message>
    <message>
        <source>, read from {word}</source>
        <translation>, leída de {word}</translation>
    </message>
    <message>
        <source>manifest: instant with its offset{said}</source>
        <translation>manifiesto: instante con su diferencia{said}</translation>
    </message>
    <message>
        <source>manifest: wall time{said}{note}</source>
        <translation>manifiesto: hora local{said}{note}</translation>
    </message>
    <message>
        <source>recorded: {error}</source>
        <translation>grabado: {error}</translation>
    </message>
    <message>
        <source>the manifest says {bytes} bytes, {size} came</source>
        <translation>el manifiesto dice {bytes} bytes, llegaron {size}</translation>
    </message>
    <message>
        <source>the manifest says sha256 {sha256}, the bytes have {sha2562}</source>
        <translation>el manifiesto dice sha256 {sha256}, los bytes tienen {sha2562}</translation>
    </message>
    <message>
        <source>; {what}, read as UTC ± 14 h</source>
        <translation>; {what}, leída como UTC ± 14 h</translation>
    </message>
    <message>
        <source>zone {zone} is not known</source>
        <translation>no se conoce la zona {zone}</translation>
    </message>
    <message>
        <source>not one picture can be decoded: {why}</source>
        <translation>no se puede decodificar ni una imagen: {why}</translation>
    </message>
    <message>
        <source>{failed} of {packets} pieces could not be decoded</source>
        <translation>{failed} de {packets} partes no se pudieron decodificar</translation>
    </message>
    <message>
        <source>{corrupt} of {count} pictures are visibly damaged</source>
        <translation>{corrupt} de {count} imágenes están visiblemente dañadas</translation>
    </message>
    <message>
        <source>the file is cut off: its index lists {promised} pictures, {missing} are not there</source>
        <translation>el archivo está cortado: su índice lista {promised} imágenes, {missing} no están</translation>
    </message>
    <message>
        <source>{restamped} pictures carried no usable time and were given one</source>
        <translation>{restamped} imágenes no llevaban hora utilizable y recibieron una</translation>
    </message>
    <message>
        <source>the file is cut off: its header promises {cut} bytes more than it has</source>
        <translation>el archivo está cortado: su cabecera promete {cut} bytes más de los que tiene</translation>
    </message>
    <message>
        <source>after {count} pictures {broken}</source>
        <translation>tras {count} imágenes {broken}</translation>
    </message>
    <message>
        <source>it has fewer than {shortest} characters</source>
        <translation>tiene menos de {shortest} caracteres</translation>
    </message>
    <message>
        <source>it has more than {longest} characters</source>
        <translation>tiene más de {longest} caracteres</translation>
    </message>
    <message>
        <source>, used</source>
        <translation>, usada</translation>
    </message>
    <message>
        <source>packet of {what}</source>
        <translation>paquete de {what}</translation>
    </message>
    <message>
        <source>withdrawal of {detail}</source>
        <translation>retiro de {detail}</translation>
    </message>
    <message>
        <source>series {object} over {detail}</source>
        <translation>serie {object} de {detail}</translation>
    </message>
    <message>
        <source>request {object}</source>
        <translation>solicitud {object}</translation>
    </message>
    <message>
        <source>{seconds} hours</source>
        <translation>{seconds} horas</translation>
    </message>
    <message>
        <source>{seconds} minutes</source>
        <translation>{seconds} minutos</translation>
    </message>
    <message>
        <source>{who} made no more than a first pass over {footage} in {where}{rate}</source>
        <translation>{who} solo dio una primera pasada a {footage} en {where}{rate}</translation>
    </message>
    <message>
        <source>made a first pass over {footage}</source>
        <translation>dio una primera pasada a {footage}</translation>
    </message>
    <message>
        <source>{clips}, {footage} of footage, {profile}</source>
        <translation>{clips}, {footage}, {profile}</translation>
    </message>
    <message>
        <source>nothing may be looked at: {hidden} hidden for want of consent</source>
        <translation>no se puede examinar nada: {hidden} ocultas por falta de consentimiento</translation>
    </message>
    <message>
        <source>{entries} {noun} on this machine alone since {since}</source>
        <translation>{entries} {noun} solo de este equipo desde {since}</translation>
    </message>
    <message>
        <source>read by force as {demuxer}</source>
        <translation>leído a la fuerza como {demuxer}</translation>
    </message>
    <message>
        <source>read as {demuxer}</source>
        <translation>leído como {demuxer}</translation>
    </message>
    <message>
        <source>behind {skipped} bytes of a foreign header</source>
        <translation>detrás de {skipped} bytes de una cabecera ajena</translation>
    </message>
    <message>
        <source>{breaks} times</source>
        <translation>{breaks} veces</translation>
    </message>
    <message>
        <source>its clock jumps {noun}; what lies behind follows on without a gap</source>
        <translation>su reloj salta {noun}; lo que sigue continúa sin hueco</translation>
    </message>
    <message>
        <source>{untimed} pictures without a time follow by the usual step</source>
        <translation>{untimed} imágenes sin hora siguen con el paso habitual</translation>
    </message>
    <message>
        <source>{light}: {of} {span} px high ({share} of the picture): recall {recall} of {boxes}</source>
        <translation>{light}: {of} {span} px de alto ({share} de la imagen): exhaustividad {recall} de {boxes}</translation>
    </message>
    <message>
        <source>{missing}: not measured</source>
        <translation>{missing}: no medido</translation>
    </message>
    <message>
        <source>{size}: recall {recall}</source>
        <translation>{size}: exhaustividad {recall}</translation>
    </message>
    <message>
        <source>review due {when}</source>
        <translation>la revisión vence {when}</translation>
    </message>
    <message>
        <source>REVIEW OVERDUE by {late} {which}</source>
        <translation>REVISIÓN ATRASADA {late} {which}</translation>
    </message>
    <message>
        <source>no way in the picture is called {part}: {direction}</source>
        <translation>ninguna dirección en la imagen se llama {part}: {direction}</translation>
    </message>
    <message>
        <source>{value} of {noun} {list}{at} into {list2}</source>
        <translation>{value} de {noun} {list}{at} en {list2}</translation>
    </message>
    <message>
        <source>upper: {colour}, lower: {colour2}</source>
        <translation>superior: {colour}, inferior: {colour2}</translation>
    </message>
    <message>
        <source>{share} % of the picture high</source>
        <translation>{share} % del alto de la imagen</translation>
    </message>
    <message>
        <source>{part} (undone)</source>
        <translation>{part} (deshecho)</translation>
    </message>
    <message>
        <source>{key} takes {range}; {value} is outside</source>
        <translation>{key} admite {range}; {value} está fuera</translation>
    </message>
    <message>
        <source>{key} is a text of {range}</source>
        <translation>{key} es un texto de {range}</translation>
    </message>
    <message>
        <source>packet of case {case}: nobody had seen a second of {unseen} of its {deliveries} deliveries; {marks} marks in the case</source>
        <translation>paquete del caso {case}: nadie había visto un segundo de {unseen} de sus {deliveries} entregas; {marks} marcas en el caso</translation>
    </message>
    <message>
        <source>{user} was refused {mine} times on {day} (UTC): {verbs}</source>
        <translation>a {user} se le denegó {mine} veces el {day} (UTC): {verbs}</translation>
    </message>
    <message>
        <source>{verb} in case {case}: a statement of {user}, no consent</source>
        <translation>{verb} en el caso {case}: una declaración de {user}, sin consentimiento</translation>
    </message>
    <message>
        <source>{user} decided on their own {verb}{where}</source>
        <translation>{user} decidió por su cuenta {verb}{where}</translation>
    </message>
    <message>
        <source>the clock of {station} jumped</source>
        <translation>el reloj de {station} saltó</translation>
    </message>
    <message>
        <source>{looks} in case {case} in the night of {day}, {span} {zone}</source>
        <translation>{looks} en el caso {case} en la noche del {day}, {span} {zone}</translation>
    </message>
    <message>
        <source>{firsts} cases ({firsts2})</source>
        <translation>{firsts} casos ({firsts2})</translation>
    </message>
    <message>
        <source>{looks} in case {case}, up to {reach} from its incident</source>
        <translation>{looks} en el caso {case}, hasta {reach} de su incidente</translation>
    </message>
    <message>
        <source>{most} hours</source>
        <translation>{most} horas</translation>
    </message>
    <message>
        <source>“{words}” over {days} days in {where}</source>
        <translation>«{words}» durante {days} días en {where}</translation>
    </message>
    <message>
        <source>review {id} is signed off</source>
        <translation>la revisión {id} está concluida</translation>
    </message>
    <message>
        <source>{count} items of review {id} have no outcome yet</source>
        <translation>{count} puntos de la revisión {id} aún no tienen decisión</translation>
    </message>
    <message>
        <source>{what} needs its words</source>
        <translation>{what} necesita sus palabras</translation>
    </message>
    <message>
        <source>one of {lots} drawn from {drum} looks, lot {lot}</source>
        <translation>una de {lots} sorteadas entre {drum} consultas, sorteo {lot}</translation>
    </message>
    <message>
        <source>{verdict}, where it is named: never measured</source>
        <translation>{verdict}, donde consta: nunca medido</translation>
    </message>
    <message>
        <source>package {module} is not installed</source>
        <translation>el paquete {module} no está instalado</translation>
    </message>
    <message>
        <source>{sha256}, unverified: no card to hold it against</source>
        <translation>{sha256}, no verificado: sin ficha con que contrastarlo</translation>
    </message>
    <message>
        <source>needs {least} or newer</source>
        <translation>requiere {least} o posterior</translation>
    </message>
    <message>
        <source>{profile}, {model} on {engine}</source>
        <translation>{profile}, {model} en {engine}</translation>
    </message>
    <message>
        <source>The detector</source>
        <translation>El detector</translation>
    </message>
    <message>
        <source>x, y; x, y; …: 3 to {most} corners, shares from 0 to 1</source>
        <translation>x, y; x, y; …: de 3 a {most} vértices, fracciones de 0 a 1</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mié</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jue</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vie</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sáb</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>ene</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>abr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>may</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>ago</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>dic</translation>
    </message>
    <message>
        <source>seconds, m:s or h:m:s with a sign: -84, -1:24, +0:03:10</source>
        <translation>segundos, m:s o h:m:s con signo: -84, -1:24, +0:03:10</translation>
    </message>
    <message>
        <source>Would become: {line}</source>
        <translation>Pasaría a ser: {line}</translation>
    </message>
    <message>
        <source>{line}; a new one replaces it</source>
        <translation>{line}; una nueva la sustituye</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna todavía</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Hora declarada</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Incertidumbre</translation>
    </message>
    <message>
        <source>This delivery has no claim: there is nothing to add a correction to.</source>
        <translation>Esta entrega no declara hora: no hay a qué sumar una corrección.</translation>
    </message>
    <message>
        <source>Type {hint}.</source>
        <translation>Escriba {hint}.</translation>
    </message>
    <message>
        <source>No calendar reaches that far.</source>
        <translation>Ningún calendario llega tan lejos.</translation>
    </message>
    <message>
        <source>none on record</source>
        <translation>no consta ninguna</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Como se escribió</translation>
    </message>
    <message>
        <source>● may   ○ may, with the password again   ◐ sometimes so</source>
        <translation>● puede   ○ puede, con la contraseña otra vez   ◐ a veces así</translation>
    </message>
    <message>
        <source>a desk of one: everything, each approval marked as one&apos;s own</source>
        <translation>puesto de una sola persona: todo, y cada aprobación marcada como propia</translation>
    </message>
    <message>
        <source>looks and searches in the cases they are a member of</source>
        <translation>mira y busca en los casos de los que es miembro</translation>
    </message>
    <message>
        <source>also takes in batches, finds persons and vehicles, corrects tracks</source>
        <translation>además ingresa lotes, busca personas y vehículos, corrige trayectos</translation>
    </message>
    <message>
        <source>also opens and closes cases, keeps consents, makes packets</source>
        <translation>además abre y cierra casos, lleva consentimientos, hace paquetes</translation>
    </message>
    <message>
        <source>also reviews who looked, reads the log, counts and reports</source>
        <translation>además revisa quién miró, lee el registro, recuentos e informes</translation>
    </message>
    <message>
        <source>people, settings, models, backups; sees no evidence</source>
        <translation>personas, ajustes, modelos, copias de seguridad; no ve evidencia</translation>
    </message>
    <message>
        <source>reads and proves the log; sees no evidence</source>
        <translation>lee y prueba el registro; no ve evidencia</translation>
    </message>
    <message>
        <source>say yes to what somebody else asks for</source>
        <translation>decir sí a lo que pide otra persona</translation>
    </message>
    <message>
        <source>see what waits for a second person</source>
        <translation>ver lo que espera a una segunda persona</translation>
    </message>
    <message>
        <source>say no to what somebody else asks for</source>
        <translation>decir no a lo que pide otra persona</translation>
    </message>
    <message>
        <source>sign the head of the log</source>
        <translation>firmar la cabeza del registro</translation>
    </message>
    <message>
        <source>sign another station&apos;s head of the log</source>
        <translation>firmar la cabeza del registro de otra estación</translation>
    </message>
    <message>
        <source>write the log to a file</source>
        <translation>escribir el registro en un archivo</translation>
    </message>
    <message>
        <source>put this station&apos;s key on record</source>
        <translation>hacer constar la clave de esta estación</translation>
    </message>
    <message>
        <source>read the log</source>
        <translation>leer el registro</translation>
    </message>
    <message>
        <source>have the log&apos;s head stamped by a time-stamp service</source>
        <translation>hacer sellar la cabeza del registro por un servicio de sellado de tiempo</translation>
    </message>
    <message>
        <source>prove that nothing of the log was changed</source>
        <translation>probar que nada del registro se cambió</translation>
    </message>
    <message>
        <source>back the workspace up</source>
        <translation>hacer copia de seguridad del espacio de trabajo</translation>
    </message>
    <message>
        <source>see which batches came</source>
        <translation>ver qué lotes llegaron</translation>
    </message>
    <message>
        <source>close a case</source>
        <translation>cerrar un caso</translation>
    </message>
    <message>
        <source>say where and when the incident was</source>
        <translation>decir dónde y cuándo fue el incidente</translation>
    </message>
    <message>
        <source>let a person into a case, or take them out</source>
        <translation>admitir a una persona en un caso, o sacarla</translation>
    </message>
    <message>
        <source>open a new case</source>
        <translation>abrir un caso nuevo</translation>
    </message>
    <message>
        <source>open a case they are a member of</source>
        <translation>abrir un caso del que es miembro</translation>
    </message>
    <message>
        <source>prove rows against files</source>
        <translation>contrastar filas con archivos</translation>
    </message>
    <message>
        <source>see how closely a clip was looked at</source>
        <translation>ver con qué detalle se examinó un clip</translation>
    </message>
    <message>
        <source>list the deliveries of a case</source>
        <translation>listar las entregas de un caso</translation>
    </message>
    <message>
        <source>correct a camera&apos;s clock</source>
        <translation>corregir el reloj de una cámara</translation>
    </message>
    <message>
        <source>read the facts of a delivery</source>
        <translation>lectura de los datos de una entrega</translation>
    </message>
    <message>
        <source>see how clocks were pinned</source>
        <translation>ver cómo se fijaron los relojes</translation>
    </message>
    <message>
        <source>pin one event in two clips</source>
        <translation>fijar un mismo hecho en dos clips</translation>
    </message>
    <message>
        <source>correct clocks from pins</source>
        <translation>corregir relojes a partir de fijaciones</translation>
    </message>
    <message>
        <source>take a pin away</source>
        <translation>quitar una fijación</translation>
    </message>
    <message>
        <source>hold a delivery back, or let it be seen again</source>
        <translation>retener una entrega, o dejar que se vea otra vez</translation>
    </message>
    <message>
        <source>record a resident&apos;s consent</source>
        <translation>registrar el consentimiento de un residente</translation>
    </message>
    <message>
        <source>read the consents of a delivery</source>
        <translation>lectura de los consentimientos de una entrega</translation>
    </message>
    <message>
        <source>record that a resident withdrew</source>
        <translation>registrar que un residente se retiró</translation>
    </message>
    <message>
        <source>find persons and vehicles</source>
        <translation>buscar personas y vehículos</translation>
    </message>
    <message>
        <source>take in a batch</source>
        <translation>ingresar un lote</translation>
    </message>
    <message>
        <source>end long work</source>
        <translation>terminar un trabajo largo</translation>
    </message>
    <message>
        <source>start long work</source>
        <translation>iniciar un trabajo largo</translation>
    </message>
    <message>
        <source>pause long work</source>
        <translation>pausar un trabajo largo</translation>
    </message>
    <message>
        <source>let long work go on</source>
        <translation>reanudar un trabajo largo</translation>
    </message>
    <message>
        <source>see the map of a case</source>
        <translation>ver el mapa de un caso</translation>
    </message>
    <message>
        <source>mark moments and ranges</source>
        <translation>marcar momentos e intervalos</translation>
    </message>
    <message>
        <source>change a mark</source>
        <translation>cambiar una marca</translation>
    </message>
    <message>
        <source>read the marks of a case</source>
        <translation>leer las marcas de un caso</translation>
    </message>
    <message>
        <source>take a mark away</source>
        <translation>quitar una marca</translation>
    </message>
    <message>
        <source>write a map to a file</source>
        <translation>escribir un mapa en un archivo</translation>
    </message>
    <message>
        <source>bring a layer into the map</source>
        <translation>traer una capa al mapa</translation>
    </message>
    <message>
        <source>see the layers of the map</source>
        <translation>ver las capas del mapa</translation>
    </message>
    <message>
        <source>take a layer off the map</source>
        <translation>quitar una capa del mapa</translation>
    </message>
    <message>
        <source>add weights from a file</source>
        <translation>añadir pesos desde un archivo</translation>
    </message>
    <message>
        <source>fetch weights over the network</source>
        <translation>traer pesos por la red</translation>
    </message>
    <message>
        <source>hash the weights anew</source>
        <translation>recalcular el hash de los pesos</translation>
    </message>
    <message>
        <source>list the packets of a case</source>
        <translation>listar los paquetes de un caso</translation>
    </message>
    <message>
        <source>make a packet</source>
        <translation>hacer un paquete</translation>
    </message>
    <message>
        <source>verify a packet</source>
        <translation>verificar un paquete</translation>
    </message>
    <message>
        <source>drop the purpose they stated</source>
        <translation>dejar la finalidad que declaró</translation>
    </message>
    <message>
        <source>state why they look</source>
        <translation>declarar por qué mira</translation>
    </message>
    <message>
        <source>search in a case</source>
        <translation>buscar en un caso</translation>
    </message>
    <message>
        <source>drop a saved search of their own</source>
        <translation>descartar una búsqueda guardada propia</translation>
    </message>
    <message>
        <source>ask when something moved in a part of the picture</source>
        <translation>preguntar cuándo se movió algo en una parte de la imagen</translation>
    </message>
    <message>
        <source>ask when something vanished from the picture</source>
        <translation>preguntar cuándo desapareció algo de la imagen</translation>
    </message>
    <message>
        <source>keep a search under a name</source>
        <translation>guardar una búsqueda con un nombre</translation>
    </message>
    <message>
        <source>see the searches they kept</source>
        <translation>ver las búsquedas que guardó</translation>
    </message>
    <message>
        <source>list the appearances of a case</source>
        <translation>listar las apariciones de un caso</translation>
    </message>
    <message>
        <source>say what one made of an appearance</source>
        <translation>decir qué se opina de una aparición</translation>
    </message>
    <message>
        <source>close a series</source>
        <translation>cerrar una serie</translation>
    </message>
    <message>
        <source>open a series over several cases</source>
        <translation>abrir una serie de varios casos</translation>
    </message>
    <message>
        <source>open a series they are a member of</source>
        <translation>abrir una serie de la que es miembro</translation>
    </message>
    <message>
        <source>give their password again</source>
        <translation>dar otra vez su contraseña</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>bloquear</translation>
    </message>
    <message>
        <source>sign in</source>
        <translation>iniciar sesión</translation>
    </message>
    <message>
        <source>sign out</source>
        <translation>cerrar sesión</translation>
    </message>
    <message>
        <source>unlock</source>
        <translation>desbloquear</translation>
    </message>
    <message>
        <source>change a setting</source>
        <translation>cambiar un ajuste</translation>
    </message>
    <message>
        <source>hear footage</source>
        <translation>oír el material</translation>
    </message>
    <message>
        <source>write sound to a file</source>
        <translation>escribir el sonido en un archivo</translation>
    </message>
    <message>
        <source>see which stills were made</source>
        <translation>ver qué imágenes fijas se hicieron</translation>
    </message>
    <message>
        <source>write a still to a file</source>
        <translation>escribir una imagen fija en un archivo</translation>
    </message>
    <message>
        <source>answer a supervisor&apos;s question</source>
        <translation>responder a la pregunta de un supervisor</translation>
    </message>
    <message>
        <source>see counts of who looked</source>
        <translation>ver recuentos de quién miró</translation>
    </message>
    <message>
        <source>decide what a reviewed look was</source>
        <translation>decidir qué fue un acto revisado</translation>
    </message>
    <message>
        <source>open an act under review</source>
        <translation>abrir un acto en revisión</translation>
    </message>
    <message>
        <source>see what waits for review</source>
        <translation>ver lo que espera revisión</translation>
    </message>
    <message>
        <source>print the report of a review</source>
        <translation>imprimir el informe de una revisión</translation>
    </message>
    <message>
        <source>prove how the lot was drawn</source>
        <translation>probar cómo se hizo el sorteo</translation>
    </message>
    <message>
        <source>sign a review off</source>
        <translation>dar por concluida una revisión</translation>
    </message>
    <message>
        <source>see the timeline of a case</source>
        <translation>ver la línea de tiempo de un caso</translation>
    </message>
    <message>
        <source>see what was corrected in tracks</source>
        <translation>ver qué se corrigió en los trayectos</translation>
    </message>
    <message>
        <source>export tracks</source>
        <translation>exportar trayectos</translation>
    </message>
    <message>
        <source>list what was found in a clip</source>
        <translation>listar lo que se encontró en un clip</translation>
    </message>
    <message>
        <source>merge appearances</source>
        <translation>unir apariciones</translation>
    </message>
    <message>
        <source>split an appearance</source>
        <translation>dividir una aparición</translation>
    </message>
    <message>
        <source>undo a correction</source>
        <translation>deshacer una corrección</translation>
    </message>
    <message>
        <source>give a person an account</source>
        <translation>dar una cuenta a una persona</translation>
    </message>
    <message>
        <source>close an account, or open it again</source>
        <translation>cerrar una cuenta, o abrirla otra vez</translation>
    </message>
    <message>
        <source>list who has an account</source>
        <translation>listar quién tiene cuenta</translation>
    </message>
    <message>
        <source>change their own password</source>
        <translation>cambiar la contraseña propia</translation>
    </message>
    <message>
        <source>let an administrator in again</source>
        <translation>dejar entrar otra vez a un administrador</translation>
    </message>
    <message>
        <source>reset somebody&apos;s password or second factor</source>
        <translation>restablecer la contraseña o el segundo factor de alguien</translation>
    </message>
    <message>
        <source>change what a person may do</source>
        <translation>cambiar lo que una persona puede hacer</translation>
    </message>
    <message>
        <source>use a second factor of their own</source>
        <translation>usar un segundo factor propio</translation>
    </message>
    <message>
        <source>release a name that is locked out</source>
        <translation>liberar un nombre bloqueado</translation>
    </message>
    <message>
        <source>play clips and see pictures</source>
        <translation>reproducir clips y ver imágenes</translation>
    </message>
    <message>
        <source>begin a workspace</source>
        <translation>iniciar un espacio de trabajo</translation>
    </message>
    <message>
        <source>restore a backup</source>
        <translation>restaurar una copia de seguridad</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Factor</translation>
    </message>
    <message numerus="yes">
        <source>{n} job goes on.|{n} jobs go on.</source>
        <translation>
            <numerusform>{n} tarea continúa.</numerusform>
            <numerusform>{n} tareas continúan.</numerusform>
        </translation>
    </message>
    <message>
        <source>may not</source>
        <translation>no puede</translation>
    </message>
    <message>
        <source>a desk of one</source>
        <translation>puesto de una sola persona</translation>
    </message>
    <message>
        <source>{day} by {created_by}</source>
        <translation>{day} por {created_by}</translation>
    </message>
    <message>
        <source>{user} is {roles}.</source>
        <translation>{user}: {roles}.</translation>
    </message>
    <message>
        <source>Nobody touched this window for {after:g} minutes.</source>
        <translation>Nadie tocó esta ventana durante {after:g} minutos.</translation>
    </message>
    <message>
        <source>No job is at work.</source>
        <translation>Ninguna tarea en curso.</translation>
    </message>
    <message>
        <source>an {roles}</source>
        <translation>{roles}</translation>
    </message>
    <message>
        <source>a {roles}</source>
        <translation>{roles}</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>The account is closed: nobody signs in with it; what it did stays on record.</source>
        <translation>La cuenta está cerrada: nadie inicia sesión con ella; lo que hizo queda en el registro.</translation>
    </message>
    <message>
        <source>Locked out since {moment} ({why}); time releases nothing.</source>
        <translation>Bloqueada desde {moment} ({why}); el tiempo no la libera.</translation>
    </message>
    <message>
        <source>They have not signed in yet: the start password holds until then.</source>
        <translation>Aún no ha iniciado sesión: la contraseña inicial vale hasta entonces.</translation>
    </message>
    <message>
        <source>Last signed in {moment}, when they accepted the notice.</source>
        <translation>Último inicio de sesión {moment}, cuando aceptó el aviso.</translation>
    </message>
    <message>
        <source>Account of this machine: {os_account}.</source>
        <translation>Cuenta de este equipo: {os_account}.</translation>
    </message>
    <message>
        <source>may</source>
        <translation>puede</translation>
    </message>
    <message>
        <source>may, and gives the password again right before</source>
        <translation>puede, y da otra vez la contraseña justo antes</translation>
    </message>
    <message>
        <source>may, and sometimes gives the password again</source>
        <translation>puede, y a veces da otra vez la contraseña</translation>
    </message>
    <message>
        <source>Times are wall time of {zone}.</source>
        <translation>Las horas son hora local de {zone}.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} appearance{more} in {seconds:.0f} ms|{n:,} appearances{more} in {seconds:.0f} ms</source>
        <translation>
            <numerusform>{n:,} aparición{more} en {seconds:.0f} ms</numerusform>
            <numerusform>{n:,} apariciones{more} en {seconds:.0f} ms</numerusform>
        </translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>en cualquier parte</translation>
    </message>
    <message>
        <source>upper or body</source>
        <translation>superior o carrocería</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>inferior</translation>
    </message>
    <message>
        <source>not measured
by this look</source>
        <translation>no medido
en esta pasada</translation>
    </message>
    <message>
        <source>, by hand</source>
        <translation>, a mano</translation>
    </message>
    <message>
        <source>no colour taken</source>
        <translation>sin color tomado</translation>
    </message>
    <message>
        <source>, the first {hits} listed</source>
        <translation>, las primeras {hits} en la lista</translation>
    </message>
    <message>
        <source>lies before From</source>
        <translation>es anterior a Desde</translation>
    </message>
    <message>
        <source>no claim</source>
        <translation>sin hora declarada</translation>
    </message>
    <message>
        <source>Seconds in sight</source>
        <translation>Segundos a la vista</translation>
    </message>
    <message>
        <source>THE LOG CANNOT BE WRITTEN{since}. {why}. Nothing is searched, shown or handed out until it can. {remedy}.</source>
        <translation>NO SE PUEDE ESCRIBIR EL REGISTRO{since}. {why}. No se busca, muestra ni entrega nada hasta que se pueda. {remedy}.</translation>
    </message>
    <message>
        <source>clock ?</source>
        <translation>reloj ?</translation>
    </message>
    <message>
        <source> (since {since:%H:%M:%S} UTC)</source>
        <translation> (desde {since:%H:%M:%S} UTC)</translation>
    </message>
    <message>
        <source>isolation !</source>
        <translation>aislamiento !</translation>
    </message>
    <message numerus="yes">
        <source>{n} job|{n} jobs</source>
        <translation>
            <numerusform>{n} tarea</numerusform>
            <numerusform>{n} tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>clock ok</source>
        <translation>reloj ok</translation>
    </message>
    <message>
        <source>Not checked since this workspace was opened</source>
        <translation>No comprobado desde que se abrió este espacio de trabajo</translation>
    </message>
    <message>
        <source>signed last at {last_time:%Y-%m-%d %H:%M} UTC</source>
        <translation>última firma {last_time:%Y-%m-%d %H:%M} UTC</translation>
    </message>
    <message>
        <source>never signed</source>
        <translation>nunca firmado</translation>
    </message>
    <message>
        <source>Open the workspace again</source>
        <translation>Abrir otra vez el espacio de trabajo</translation>
    </message>
    <message>
        <source>next: basic</source>
        <translation>sigue: basic</translation>
    </message>
    <message>
        <source>Nothing can be signed: {why_not}</source>
        <translation>No se puede firmar nada: {why_not}</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Cuándo (UTC)</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Por qué está aquí</translation>
    </message>
    <message>
        <source>✓ fine</source>
        <translation>✓ correcto</translation>
    </message>
    <message>
        <source>? asked</source>
        <translation>? preguntado</translation>
    </message>
    <message>
        <source>→ referred</source>
        <translation>→ remitido</translation>
    </message>
    <message>
        <source>Looked for</source>
        <translation>Se buscó</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>Alrededor de</translation>
    </message>
    <message>
        <source>Sure by at least</source>
        <translation>Con seguridad de al menos</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>Shown in</source>
        <translation>Mostrado en</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Escrito en</translation>
    </message>
    <message>
        <source>Seconds looked through</source>
        <translation>Segundos examinados</translation>
    </message>
    <message>
        <source>Not opened before</source>
        <translation>No abierto antes</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Sin resultado</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exportaciones</translation>
    </message>
    <message>
        <source>Review {id}: {start:%Y-%m-%d} to {end:%Y-%m-%d}</source>
        <translation>Revisión {id}: {start:%Y-%m-%d} a {end:%Y-%m-%d}</translation>
    </message>
    <message>
        <source>{when}, {undecided} of {items} undecided</source>
        <translation>{when}, {undecided} de {items} sin decidir</translation>
    </message>
    <message>
        <source>{done} of {items} decided</source>
        <translation>{done} de {items} decididos</translation>
    </message>
    <message>
        <source>{seconds} in {spans} of {deliveries}</source>
        <translation>{seconds} en {spans} de {deliveries}</translation>
    </message>
    <message>
        <source>{start:%Y-%m-%d} to {end:%Y-%m-%d} UTC: {parts}.</source>
        <translation>{start:%Y-%m-%d} a {end:%Y-%m-%d} UTC: {parts}.</translation>
    </message>
    <message>
        <source>{when}, signed off by {signed_by}</source>
        <translation>{when}, concluida por {signed_by}</translation>
    </message>
    <message>
        <source>{when}, nothing on the list</source>
        <translation>{when}, nada en la lista</translation>
    </message>
    <message numerus="yes">
        <source> {n} more waits.| {n} more wait.</source>
        <translation>
            <numerusform> {n} más espera.</numerusform>
            <numerusform> {n} más esperan.</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message numerus="yes">
        <source>in {n} day|in {n} days</source>
        <translation>
            <numerusform>en {n} día</numerusform>
            <numerusform>en {n} días</numerusform>
        </translation>
    </message>
    <message>
        <source>Due {when}, on {due:%Y-%m-%d %H:%M} UTC{waits}.{others}</source>
        <translation>Vence {when}, el {due:%Y-%m-%d %H:%M} UTC{waits}.{others}</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>por decidir</translation>
    </message>
    <message>
        <source>, answered</source>
        <translation>, respondido</translation>
    </message>
    <message>
        <source>{what}; {span} from opening to outcome (median)</source>
        <translation>{what}; {span} de la apertura a la decisión (mediana)</translation>
    </message>
    <message>
        <source>never closed</source>
        <translation>nunca cerrado</translation>
    </message>
    <message>
        <source>nothing was shown</source>
        <translation>no se mostró nada</translation>
    </message>
    <message>
        <source>{radius} m around {lat}, {lon}</source>
        <translation>{radius} m alrededor de {lat}, {lon}</translation>
    </message>
    <message>
        <source>, at {lat:.4f}, {lon:.4f}</source>
        <translation>, en {lat:.4f}, {lon:.4f}</translation>
    </message>
    <message>
        <source>, {span} after it was opened</source>
        <translation>, {span} después de abrirlo</translation>
    </message>
    <message>
        <source>{searches} ({idle:,} that nothing followed)</source>
        <translation>{searches} ({idle:,} sin consecuencia)</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} view|{n:,} views</source>
        <translation>
            <numerusform>{n:,} vista</numerusform>
            <numerusform>{n:,} vistas</numerusform>
        </translation>
    </message>
    <message>
        <source>{cell} shown</source>
        <translation>{cell} mostrado</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} export|{n:,} exports</source>
        <translation>
            <numerusform>{n:,} exportación</numerusform>
            <numerusform>{n:,} exportaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} packet|{n:,} packets</source>
        <translation>
            <numerusform>{n:,} paquete</numerusform>
            <numerusform>{n:,} paquetes</numerusform>
        </translation>
    </message>
    <message>
        <source>{denied:,} denied</source>
        <translation>{denied:,} denegados</translation>
    </message>
    <message>
        <source>{itself:,} approved by whoever asked</source>
        <translation>{itself:,} aprobados por quien lo pidió</translation>
    </message>
    <message>
        <source>Signed off by {signed_by} on {signed:%Y-%m-%d}: {words}</source>
        <translation>Concluida por {signed_by} el {signed:%Y-%m-%d}: {words}</translation>
    </message>
    <message numerus="yes">
        <source>OVERDUE by {n} day: it was due on {due:%Y-%m-%d}{waits}.{others}|OVERDUE by {n} days: it was due on {due:%Y-%m-%d}{waits}.{others}</source>
        <translation>
            <numerusform>ATRASADA {n} día: vencía el {due:%Y-%m-%d}{waits}.{others}</numerusform>
            <numerusform>ATRASADA {n} días: vencía el {due:%Y-%m-%d}{waits}.{others}</numerusform>
        </translation>
    </message>
    <message>
        <source>not in the log</source>
        <translation>no está en el registro</translation>
    </message>
    <message numerus="yes">
        <source>{n} span|{n} spans</source>
        <translation>
            <numerusform>{n} tramo</numerusform>
            <numerusform>{n} tramos</numerusform>
        </translation>
    </message>
    <message>
        <source> and {named} more</source>
        <translation> y {named} más</translation>
    </message>
    <message>
        <source>{outcome} by {decided_by}{took}</source>
        <translation>{outcome} por {decided_by}{took}</translation>
    </message>
    <message>
        <source>of no case</source>
        <translation>de ningún caso</translation>
    </message>
    <message>
        <source>none was stated</source>
        <translation>no se declaró ninguna</translation>
    </message>
    <message>
        <source>nobody said</source>
        <translation>nadie lo dijo</translation>
    </message>
    <message>
        <source> and {more:,} more</source>
        <translation> y {more:,} más</translation>
    </message>
    <message>
        <source>{at:%m-%d %H:%M} no. {seq}</source>
        <translation>{at:%m-%d %H:%M} n.º {seq}</translation>
    </message>
    <message>
        <source>no act of this person in the case within the days of the rules</source>
        <translation>ningún acto de esta persona en el caso dentro de los días de las reglas</translation>
    </message>
    <message>
        <source>{answered_by} answered</source>
        <translation>{answered_by} respondió</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} search|{n:,} searches</source>
        <translation>
            <numerusform>{n:,} búsqueda</numerusform>
            <numerusform>{n:,} búsquedas</numerusform>
        </translation>
    </message>
    <message>
        <source>{user} ({role}) at {station}</source>
        <translation>{user} ({role}) en {station}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} a {end}</translation>
    </message>
    <message>
        <source>{user} has not answered yet</source>
        <translation>{user} aún no ha respondido</translation>
    </message>
    <message numerus="yes">
        <source>; {n} question without an answer|; {n} questions without an answer</source>
        <translation>
            <numerusform>; {n} pregunta sin respuesta</numerusform>
            <numerusform>; {n} preguntas sin respuesta</numerusform>
        </translation>
    </message>
    <message>
        <source>Not a time code: type seconds, m:s or h:m:s, or # and a picture&apos;s number</source>
        <translation>No es un código de tiempo: escriba segundos, m:s o h:m:s, o # y el número de una imagen</translation>
    </message>
    <message>
        <source>This clip ends at {at}: type a time code within it</source>
        <translation>Este clip termina en {at}: escriba un código de tiempo dentro de él</translation>
    </message>
    <message numerus="yes">
        <source>This clip has {n} picture|This clip has {n} pictures</source>
        <translation>
            <numerusform>Este clip tiene {n} imagen</numerusform>
            <numerusform>Este clip tiene {n} imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was typed: type seconds, m:s or h:m:s</source>
        <translation>No se escribió nada: escriba segundos, m:s o h:m:s</translation>
    </message>
    <message>
        <source>Time codes count from the first picture: there is none before</source>
        <translation>Los códigos de tiempo cuentan desde la primera imagen: antes no hay ninguna</translation>
    </message>
    <message>
        <source>No counts of frames: type h:m:s with a fraction, or # and a picture&apos;s number</source>
        <translation>Sin cuenta de fotogramas: escriba h:m:s con fracción, o # y el número de una imagen</translation>
    </message>
    <message>
        <source>That number has too many digits for a time code</source>
        <translation>Ese número tiene demasiadas cifras para un código de tiempo</translation>
    </message>
    <message>
        <source>After a colon seconds go from 00 to 59</source>
        <translation>Después de los dos puntos los segundos van de 00 a 59</translation>
    </message>
    <message>
        <source>Between colons minutes go from 00 to 59</source>
        <translation>Entre los dos puntos los minutos van de 00 a 59</translation>
    </message>
    <message>
        <source>Pictures are numbered from 1 on: type # and a number</source>
        <translation>Las imágenes se numeran desde 1: escriba # y un número</translation>
    </message>
    <message>
        <source>± unknown</source>
        <translation>± desconocida</translation>
    </message>
    <message>
        <source>asked another person for their approval</source>
        <translation>solicitó la aprobación de otra persona</translation>
    </message>
    <message>
        <source>decided what another person asked for</source>
        <translation>decidió lo que pidió otra persona</translation>
    </message>
    <message>
        <source>signed the log</source>
        <translation>firmó el registro</translation>
    </message>
    <message>
        <source>had a second station cosign the log</source>
        <translation>hizo refrendar el registro por una segunda estación</translation>
    </message>
    <message>
        <source>exported the log</source>
        <translation>exportó el registro</translation>
    </message>
    <message>
        <source>made the key that signs the log</source>
        <translation>creó la clave que firma el registro</translation>
    </message>
    <message>
        <source>looked into the log</source>
        <translation>consultó el registro</translation>
    </message>
    <message>
        <source>had the log time-stamped</source>
        <translation>hizo sellar la hora del registro</translation>
    </message>
    <message>
        <source>verified the log</source>
        <translation>verificó el registro</translation>
    </message>
    <message>
        <source>backed the workspace up</source>
        <translation>hizo copia de seguridad del espacio de trabajo</translation>
    </message>
    <message>
        <source>listed shipments</source>
        <translation>listó envíos</translation>
    </message>
    <message>
        <source>closed a case</source>
        <translation>cerró un caso</translation>
    </message>
    <message>
        <source>said what a case is about</source>
        <translation>dijo de qué trata un caso</translation>
    </message>
    <message>
        <source>changed who belongs to a case</source>
        <translation>cambió quién pertenece a un caso</translation>
    </message>
    <message>
        <source>opened a new case</source>
        <translation>abrió un caso nuevo</translation>
    </message>
    <message>
        <source>looked a case up</source>
        <translation>consultó un caso</translation>
    </message>
    <message>
        <source>checked the workspace</source>
        <translation>comprobó el espacio de trabajo</translation>
    </message>
    <message>
        <source>asked how much of a clip was looked at</source>
        <translation>preguntó cuánto de un clip se examinó</translation>
    </message>
    <message>
        <source>listed the deliveries of a case</source>
        <translation>listó las entregas de un caso</translation>
    </message>
    <message>
        <source>corrected the clock of a delivery</source>
        <translation>corrigió el reloj de una entrega</translation>
    </message>
    <message>
        <source>held a delivery back, or released it</source>
        <translation>retuvo una entrega, o la liberó</translation>
    </message>
    <message>
        <source>recorded a consent</source>
        <translation>registró un consentimiento</translation>
    </message>
    <message>
        <source>withdrew a delivery</source>
        <translation>retiró una entrega</translation>
    </message>
    <message>
        <source>let persons and vehicles be found</source>
        <translation>hizo buscar personas y vehículos</translation>
    </message>
    <message>
        <source>took deliveries in</source>
        <translation>ingresó entregas</translation>
    </message>
    <message>
        <source>cancelled long work</source>
        <translation>canceló un trabajo largo</translation>
    </message>
    <message>
        <source>started long work</source>
        <translation>inició un trabajo largo</translation>
    </message>
    <message>
        <source>paused long work</source>
        <translation>pausó un trabajo largo</translation>
    </message>
    <message>
        <source>resumed long work</source>
        <translation>reanudó un trabajo largo</translation>
    </message>
    <message>
        <source>read the map of a case</source>
        <translation>leyó el mapa de un caso</translation>
    </message>
    <message>
        <source>added weights of a model</source>
        <translation>añadió pesos de un modelo</translation>
    </message>
    <message>
        <source>fetched weights of a model</source>
        <translation>trajo pesos de un modelo</translation>
    </message>
    <message>
        <source>verified weights of a model</source>
        <translation>verificó pesos de un modelo</translation>
    </message>
    <message>
        <source>listed packets</source>
        <translation>listó paquetes</translation>
    </message>
    <message>
        <source>made a packet</source>
        <translation>hizo un paquete</translation>
    </message>
    <message>
        <source>verified a packet</source>
        <translation>verificó un paquete</translation>
    </message>
    <message>
        <source>dropped a purpose</source>
        <translation>dejó una finalidad</translation>
    </message>
    <message>
        <source>stated a purpose</source>
        <translation>declaró una finalidad</translation>
    </message>
    <message>
        <source>listed appearances</source>
        <translation>listó apariciones</translation>
    </message>
    <message>
        <source>said what they made of appearances</source>
        <translation>dijo qué opina de unas apariciones</translation>
    </message>
    <message>
        <source>confirmed who they are</source>
        <translation>confirmó quién es</translation>
    </message>
    <message>
        <source>locked the desk</source>
        <translation>bloqueó el puesto</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>inició sesión</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>cerró sesión</translation>
    </message>
    <message>
        <source>unlocked the desk</source>
        <translation>desbloqueó el puesto</translation>
    </message>
    <message>
        <source>changed a setting</source>
        <translation>cambió un ajuste</translation>
    </message>
    <message>
        <source>answered a supervisor</source>
        <translation>respondió a un supervisor</translation>
    </message>
    <message>
        <source>read the counts of looks</source>
        <translation>leyó los recuentos de consultas</translation>
    </message>
    <message>
        <source>decided on an item of a review</source>
        <translation>decidió sobre un punto de una revisión</translation>
    </message>
    <message>
        <source>opened an item of a review</source>
        <translation>abrió un punto de una revisión</translation>
    </message>
    <message>
        <source>read the reviews that wait</source>
        <translation>leyó las revisiones que esperan</translation>
    </message>
    <message>
        <source>made the report of a review</source>
        <translation>hizo el informe de una revisión</translation>
    </message>
    <message>
        <source>drew the lot of a review again</source>
        <translation>repitió el sorteo de una revisión</translation>
    </message>
    <message>
        <source>signed a review off</source>
        <translation>dio por concluida una revisión</translation>
    </message>
    <message>
        <source>read the timeline of a case</source>
        <translation>leyó la línea de tiempo de un caso</translation>
    </message>
    <message>
        <source>read what was changed of appearances</source>
        <translation>leyó qué se cambió en las apariciones</translation>
    </message>
    <message>
        <source>exported appearances</source>
        <translation>exportó apariciones</translation>
    </message>
    <message>
        <source>merged appearances</source>
        <translation>unió apariciones</translation>
    </message>
    <message>
        <source>took a change of appearances back</source>
        <translation>deshizo un cambio de apariciones</translation>
    </message>
    <message>
        <source>added a person</source>
        <translation>añadió a una persona</translation>
    </message>
    <message>
        <source>disabled a person&apos;s account</source>
        <translation>desactivó la cuenta de una persona</translation>
    </message>
    <message>
        <source>listed the people of the desk</source>
        <translation>listó las personas del puesto</translation>
    </message>
    <message>
        <source>changed a password</source>
        <translation>cambió una contraseña</translation>
    </message>
    <message>
        <source>recovered an account as owner of the folder</source>
        <translation>recuperó una cuenta como dueño de la carpeta</translation>
    </message>
    <message>
        <source>reset a person&apos;s password</source>
        <translation>restableció la contraseña de una persona</translation>
    </message>
    <message>
        <source>changed a person&apos;s roles</source>
        <translation>cambió los papeles de una persona</translation>
    </message>
    <message>
        <source>changed a second factor</source>
        <translation>cambió un segundo factor</translation>
    </message>
    <message>
        <source>released a locked account</source>
        <translation>liberó una cuenta bloqueada</translation>
    </message>
    <message>
        <source>looked at footage</source>
        <translation>miró material</translation>
    </message>
    <message>
        <source>began the workspace</source>
        <translation>inició el espacio de trabajo</translation>
    </message>
    <message>
        <source>restored the workspace from a backup</source>
        <translation>restauró el espacio de trabajo desde una copia</translation>
    </message>
    <message>
        <source>begins the log</source>
        <translation>inicia el registro</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>inicio</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Por persona</translation>
    </message>
    <message>
        <source>By case</source>
        <translation>Por caso</translation>
    </message>
    <message>
        <source>By offence</source>
        <translation>Por delito</translation>
    </message>
    <message>
        <source>By hour of the day (UTC)</source>
        <translation>Por hora del día (UTC)</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>buscó</translation>
    </message>
    <message>
        <source>part</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>An appearance is no identity</source>
        <translation>Una aparición no es una identidad</translation>
    </message>
    <message>
        <source>The filter is back as it stood before the window ended.</source>
        <translation>El filtro vuelve a estar como antes de que terminara la ventana.</translation>
    </message>
    <message numerus="yes">
        <source>{n} form half filled in takes its words back when it is opened next.|{n} forms half filled in take their words back when they are opened next.</source>
        <translation>
            <numerusform>{n} formulario a medio rellenar recupera sus palabras cuando se abra de nuevo.</numerusform>
            <numerusform>{n} formularios a medio rellenar recuperan sus palabras cuando se abran de nuevo.</numerusform>
        </translation>
    </message>
    <message>
        <source>the filter, for the same purpose</source>
        <translation>el filtro, para la misma finalidad</translation>
    </message>
    <message>
        <source>With it come back: {what}.</source>
        <translation>Con él vuelve: {what}.</translation>
    </message>
    <message>
        <source>{n} corners are the most there are: Enter closes</source>
        <translation>{n} vértices son el máximo: Enter cierra</translation>
    </message>
    <message>
        <source>Click or Enter sets a corner, arrows move (Shift: finely); double-click or Enter again closes, Backspace takes one back, P draws a box</source>
        <translation>Clic o Enter pone un vértice, las flechas mueven (Shift: fino); doble clic o Enter otra vez cierra, Retroceso quita uno, P dibuja un recuadro</translation>
    </message>
    <message>
        <source>Three corners at least, not all on one line</source>
        <translation>Al menos tres vértices, no todos en una línea</translation>
    </message>
    <message numerus="yes">
        <source>{n} corner|{n} corners</source>
        <translation>
            <numerusform>{n} vértice</numerusform>
            <numerusform>{n} vértices</numerusform>
        </translation>
    </message>
    <message>
        <source>A click, or P, begins an outline of corners</source>
        <translation>Un clic, o P, empieza un contorno de vértices</translation>
    </message>
    <message>
        <source>{name}, {item}, model {model}{mark}</source>
        <translation>{name}, {item}, modelo {model}{mark}</translation>
    </message>
    <message>
        <source> (* unverified)</source>
        <translation> (* no verificado)</translation>
    </message>
    <message>
        <source>Radius in metres</source>
        <translation>Radio en metros</translation>
    </message>
    <message>
        <source>{told} · to an earlier question</source>
        <translation>{told} · a una pregunta anterior</translation>
    </message>
    <message>
        <source>{headline}, {gone} left since: consent withdrawn</source>
        <translation>{headline}, {gone} salieron desde entonces: consentimiento retirado</translation>
    </message>
    <message>
        <source>Use map centre</source>
        <translation>Usar el centro del mapa</translation>
    </message>
    <message>
        <source>Looks…</source>
        <translation>Aspecto…</translation>
    </message>
    <message>
        <source>Ask for colour, way, time in sight or size</source>
        <translation>Preguntar por color, dirección, tiempo a la vista o tamaño</translation>
    </message>
    <message>
        <source>Appearances found</source>
        <translation>Apariciones encontradas</translation>
    </message>
    <message>
        <source>Class {cls}</source>
        <translation>Clase {cls}</translation>
    </message>
    <message>
        <source>lat</source>
        <translation>lat</translation>
    </message>
    <message>
        <source>lon</source>
        <translation>lon</translation>
    </message>
    <message>
        <source>{name}, wall time of {zone}, e.g. {wall_format}</source>
        <translation>{name}, hora local de {zone}, p. ej. {wall_format}</translation>
    </message>
    <message>
        <source>State the purpose (F2)</source>
        <translation>Declarar la finalidad (F2)</translation>
    </message>
    <message>
        <source>No purpose stated for case {case}: press F2.</source>
        <translation>Sin finalidad declarada para el caso {case}: pulse F2.</translation>
    </message>
    <message>
        <source>Every search names this case and purpose: {told}</source>
        <translation>Cada búsqueda nombra este caso y esta finalidad: {told}</translation>
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
        <source>Keep this search</source>
        <translation>Guardar esta búsqueda</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>The log remembers it.</source>
        <translation>El registro lo recuerda.</translation>
    </message>
    <message>
        <source>It asks the same as before.</source>
        <translation>Pregunta lo mismo que antes.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
    <message>
        <source>Rename a search</source>
        <translation>Renombrar una búsqueda</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Forget a search</source>
        <translation>Descartar una búsqueda</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sustituir</translation>
    </message>
    <message>
        <source>One of that name is kept; Replace puts this in its place.</source>
        <translation>Ya hay una guardada con ese nombre; Sustituir pone esta en su lugar.</translation>
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
        <source>any colour</source>
        <translation>cualquier color</translation>
    </message>
    <message>
        <source>any way</source>
        <translation>cualquier dirección</translation>
    </message>
    <message>
        <source>from s</source>
        <translation>desde s</translation>
    </message>
    <message>
        <source>Least height in percent of the picture&apos;s</source>
        <translation>Altura mínima en porcentaje de la imagen</translation>
    </message>
    <message>
        <source>from % high</source>
        <translation>desde % alto</translation>
    </message>
    <message>
        <source>Also list appearances that say nothing of what is asked: colourless pictures (infrared, or grey), unsure, older looks</source>
        <translation>Listar también apariciones que nada dicen de lo preguntado: imágenes sin color (infrarrojo o gris), dudosas, pasadas antiguas</translation>
    </message>
    <message>
        <source>Also appearances that say nothing of it</source>
        <translation>También apariciones que nada dicen de ello</translation>
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
        <source>left before it was answered</source>
        <translation>se fue antes de la respuesta</translation>
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
        <source>Open case {number}</source>
        <translation>Abrir el caso {number}</translation>
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
        <source>Nothing to count here</source>
        <translation>Aquí no hay nada que contar</translation>
    </message>
    <message>
        <source>and {more} more, beside</source>
        <translation>y {more} más, al lado</translation>
    </message>
    <message>
        <source>Verify the log</source>
        <translation>Verificar el registro</translation>
    </message>
    <message>
        <source>by hand at the window</source>
        <translation>a mano en la ventana</translation>
    </message>
    <message>
        <source>Hour (UTC)</source>
        <translation>Hora (UTC)</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Los últimos 7 días</translation>
    </message>
    <message>
        <source>The last 24 hours</source>
        <translation>Las últimas 24 horas</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Los últimos 30 días</translation>
    </message>
    <message>
        <source>The last 90 days</source>
        <translation>Los últimos 90 días</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Desde … hasta …</translation>
    </message>
    <message>
        <source>Measure of the bars</source>
        <translation>Medida de las barras</translation>
    </message>
    <message>
        <source>Counts {inside}</source>
        <translation>Recuentos {inside}</translation>
    </message>
    <message>
        <source>From (UTC)</source>
        <translation>Desde (UTC)</translation>
    </message>
    <message>
        <source>To (UTC)</source>
        <translation>Hasta (UTC)</translation>
    </message>
    <message>
        <source>say from when</source>
        <translation>indique desde cuándo</translation>
    </message>
    <message>
        <source>JSON Lines: every entry with its chain values</source>
        <translation>JSON Lines: cada asiento con sus valores de cadena</translation>
    </message>
    <message>
        <source>CSV for a spreadsheet; no cell is read as a formula</source>
        <translation>CSV para una hoja de cálculo; ninguna celda se lee como fórmula</translation>
    </message>
    <message>
        <source>Folder with proofs: checked by a short script and openssl</source>
        <translation>Carpeta con pruebas: se comprueba con un script corto y openssl</translation>
    </message>
    <message>
        <source>Folder with proofs, and a CSV beside them</source>
        <translation>Carpeta con pruebas, y un CSV al lado</translation>
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
        <source>Note; needed for ask and refer</source>
        <translation>Nota; necesaria para preguntar y remitir</translation>
    </message>
    <message>
        <source>Everything around the act</source>
        <translation>Todo lo que rodea el acto</translation>
    </message>
    <message>
        <source>Sign off review {id}</source>
        <translation>Concluir la revisión {id}</translation>
    </message>
    <message>
        <source>{items} items, each with an outcome; {unanswered} questions are still without an answer. Who signs says that they were looked over.</source>
        <translation>{items} puntos, cada uno con decisión; {unanswered} preguntas siguen sin respuesta. Quien firma dice que se revisaron.</translation>
    </message>
    <message>
        <source>Fine (F)</source>
        <translation>Correcto (F)</translation>
    </message>
    <message>
        <source>Ask… (A)</source>
        <translation>Preguntar… (A)</translation>
    </message>
    <message>
        <source>Refer… (R)</source>
        <translation>Remitir… (R)</translation>
    </message>
    <message>
        <source>The entry in words</source>
        <translation>El asiento en palabras</translation>
    </message>
    <message>
        <source>Proof of the line</source>
        <translation>Prueba de la línea</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>El asiento</translation>
    </message>
    <message>
        <source>Its proof</source>
        <translation>Su prueba</translation>
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
        <source>Save the proof into a new folder</source>
        <translation>Guardar la prueba en una carpeta nueva</translation>
    </message>
    <message>
        <source>{done:,} of {of:,} entries</source>
        <translation>{done:,} de {of:,} asientos</translation>
    </message>
    <message>
        <source>Line, proof, checkpoint, key and a script that checks them: {target}</source>
        <translation>Línea, prueba, punto de control, clave y un guion que las comprueba: {target}</translation>
    </message>
    <message>
        <source>{what!r} is no time: write 2026-11-20 or 2026-11-20 14:00</source>
        <translation>{what!r} no es una hora: escriba 2026-11-20 o 2026-11-20 14:00</translation>
    </message>
    <message>
        <source>item number or id</source>
        <translation>número de pieza o identificador</translation>
    </message>
    <message>
        <source>PDF, for the file</source>
        <translation>PDF, para el expediente</translation>
    </message>
    <message>
        <source>HTML, one page without scripts</source>
        <translation>HTML, una página sin scripts</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>{bytes_text} written to
{target}</source>
        <translation>{bytes_text} escritos en
{target}</translation>
    </message>
    <message>
        <source>Report of review {review}</source>
        <translation>Informe de la revisión {review}</translation>
    </message>
    <message>
        <source>F fine · A ask · R refer · J next · K back · S sign off</source>
        <translation>F correcto · A preguntar · R remitir · J siguiente · K anterior · S concluir</translation>
    </message>
    <message>
        <source>What do you ask {user}? They must answer; Enter sends it</source>
        <translation>¿Qué le pregunta a {user}? Debe responder; Enter lo envía</translation>
    </message>
    <message>
        <source>Why, and to whom it is referred; Enter sends it</source>
        <translation>Por qué, y a quién se remite; Enter lo envía</translation>
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
        <source>and {more} more deliveries</source>
        <translation>y {more} entregas más</translation>
    </message>
    <message>
        <source>UTC (zone {zone!r} unknown)</source>
        <translation>UTC (zona {zone!r} desconocida)</translation>
    </message>
    <message>
        <source>no batch named</source>
        <translation>sin lote indicado</translation>
    </message>
    <message>
        <source>no request named</source>
        <translation>sin solicitud indicada</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} clip|{n:,} clips</source>
        <translation>
            <numerusform>{n:,} clip</numerusform>
            <numerusform>{n:,} clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Time unknown ({undated:,})</source>
        <translation>Sin hora ({undated:,})</translation>
    </message>
    <message>
        <source>still, looked at thinly</source>
        <translation>quieto, examinado con menos detalle</translation>
    </message>
    <message>
        <source>less than 1 look in 2 s</source>
        <translation>menos de 1 examen en 2 s</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>sin imagen</translation>
    </message>
    <message>
        <source>decoded only</source>
        <translation>solo decodificado</translation>
    </message>
    <message>
        <source>{words} · {found:,} found</source>
        <translation>{words} · {found:,} halladas</translation>
    </message>
    <message>
        <source> found</source>
        <translation> halladas</translation>
    </message>
    <message>
        <source>not open to view</source>
        <translation>no abierto a la vista</translation>
    </message>
    <message>
        <source>cannot be decoded</source>
        <translation>no se puede decodificar</translation>
    </message>
    <message>
        <source>clock corrected</source>
        <translation>reloj corregido</translation>
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
    <message numerus="yes">
        <source>{n:,} camera|{n:,} cameras</source>
        <translation>
            <numerusform>{n:,} cámara</numerusform>
            <numerusform>{n:,} cámaras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} batch|{n:,} batches</source>
        <translation>
            <numerusform>{n:,} lote</numerusform>
            <numerusform>{n:,} lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} request|{n:,} requests</source>
        <translation>
            <numerusform>{n:,} solicitud</numerusform>
            <numerusform>{n:,} solicitudes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} appearance|{n:,} appearances</source>
        <translation>
            <numerusform>{n:,} aparición</numerusform>
            <numerusform>{n:,} apariciones</numerusform>
        </translation>
    </message>
    <message>
        <source>On screen: {start} to {end}</source>
        <translation>En pantalla: {start} a {end}</translation>
    </message>
    <message>
        <source>No footage in this case yet.</source>
        <translation>Aún no hay material en este caso.</translation>
    </message>
    <message>
        <source>, {fit:,} of them under the filter</source>
        <translation>, {fit:,} de ellas cumplen el filtro</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} dated clip|{n:,} dated clips</source>
        <translation>
            <numerusform>{n:,} clip con fecha</numerusform>
            <numerusform>{n:,} clips con fecha</numerusform>
        </translation>
    </message>
    <message>
        <source>{undated:,} of unknown time</source>
        <translation>{undated:,} sin hora conocida</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} mark|{n:,} marks</source>
        <translation>
            <numerusform>{n:,} marca</numerusform>
            <numerusform>{n:,} marcas</numerusform>
        </translation>
    </message>
    <message>
        <source>All lanes</source>
        <translation>Todos los carriles</translation>
    </message>
    <message>
        <source>Under the filter</source>
        <translation>Según el filtro</translation>
    </message>
    <message>
        <source>No footage in this case yet</source>
        <translation>Aún no hay material en este caso</translation>
    </message>
    <message>
        <source>Ingest a batch: every clip becomes a bar on its camera&apos;s lane.</source>
        <translation>Ingrese un lote: cada clip será una barra en el carril de su cámara.</translation>
    </message>
    <message>
        <source>Reading the case…</source>
        <translation>Leyendo el caso…</translation>
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
        <translation>Ninguna imagen se decodifica</translation>
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
        <translation>Cada imagen se decodifica.</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Parcial</translation>
    </message>
    <message>
        <source>Some pictures do not decode.</source>
        <translation>Algunas imágenes no se decodifican.</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>No picture decodes; the bytes are kept.</source>
        <translation>Ninguna imagen se decodifica; los bytes se conservan.</translation>
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
        <translation>auto</translation>
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
        <translation>La búsqueda necesita un caso y una finalidad.</translation>
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
        <source>It is kept for you, in this case. It asks: {what}</source>
        <translation>Se guarda para usted, en este caso. Pregunta: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry|{n:,} entries</source>
        <translation>
            <numerusform>{n:,} asiento</numerusform>
            <numerusform>{n:,} asientos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} entry so far; scroll on for more|{n:,} entries so far; scroll on for more</source>
        <translation>
            <numerusform>{n:,} asiento hasta ahora; siga bajando para ver más</numerusform>
            <numerusform>{n:,} asientos hasta ahora; siga bajando para ver más</numerusform>
        </translation>
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
        <source>Several tiles are played in full</source>
        <translation>Varias vistas se reproducen por completo</translation>
    </message>
    <message>
        <source>Scroll lanes</source>
        <translation>Desplazar carriles</translation>
    </message>
    <message>
        <source>what was found is shown once a purpose is stated, while the case is open</source>
        <translation>lo encontrado se muestra una vez declarada una finalidad, mientras el caso esté abierto</translation>
    </message>
    <message>
        <source>no consent on record</source>
        <translation>no consta consentimiento</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>consentimiento retirado</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>retenido</translation>
    </message>
    <message>
        <source>consent expired</source>
        <translation>consentimiento vencido</translation>
    </message>
    <message>
        <source>decodes in part</source>
        <translation>se decodifica en parte</translation>
    </message>
    <message>
        <source>damaged: cannot be decoded</source>
        <translation>dañado: no se puede decodificar</translation>
    </message>
    <message>
        <source>format not supported</source>
        <translation>formato no admitido</translation>
    </message>
    <message>
        <source>Camera {camera} · {span}</source>
        <translation>Cámara {camera} · {span}</translation>
    </message>
    <message>
        <source>Time unknown</source>
        <translation>Hora desconocida</translation>
    </message>
    <message>
        <source>corrected clock</source>
        <translation>reloj corregido</translation>
    </message>
    <message>
        <source>as claimed</source>
        <translation>según se declaró</translation>
    </message>
    <message>
        <source>&lt;b&gt;{found:,} clips here&lt;/b&gt;, zoom in to tell them apart</source>
        <translation>&lt;b&gt;{found:,} clips aquí&lt;/b&gt;, amplíe para distinguirlos</translation>
    </message>
    <message>
        <source>&lt;b&gt;Mark: {level}&lt;/b&gt;</source>
        <translation>&lt;b&gt;Marca: {level}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Not looked at by a detector yet</source>
        <translation>Aún no lo examinó ningún detector</translation>
    </message>
    <message>
        <source>No appearances found</source>
        <translation>No se encontraron apariciones</translation>
    </message>
    <message>
        <source>Appearances: </source>
        <translation>Apariciones: </translation>
    </message>
    <message>
        <source>, {looks_per_s:.1f} times a second</source>
        <translation>, {looks_per_s:.1f} veces por segundo</translation>
    </message>
    <message>
        <source>Item {item}</source>
        <translation>Pieza {item}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not open to view: {why}&lt;/b&gt;</source>
        <translation>&lt;b&gt;No abierto a la vista: {why}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>and {found:,} more</source>
        <translation>y {found:,} más</translation>
    </message>
    <message>
        <source>&lt;b&gt;First pass, {looks_per_s:.1f}/s: looked at {triage_words}&lt;/b&gt;</source>
        <translation>&lt;b&gt;Primera pasada, {looks_per_s:.1f}/s: examinado {triage_words}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Here: {here}</source>
        <translation>Aquí: {here}</translation>
    </message>
    <message>
        <source>This {cls}: from {begin} for {length}, {conf:.0%}</source>
        <translation>Esto ({cls}): desde {begin} durante {length}, {conf:.0%}</translation>
    </message>
    <message>
        <source>&lt;i&gt;An appearance is no identity.&lt;/i&gt;</source>
        <translation>&lt;i&gt;Una aparición no es una identidad.&lt;/i&gt;</translation>
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
