# bash completion for acervo; written by tools/make-completions
_acervo() {
  local cur prev words cword
  _init_completion || return

  local commands="import importar search buscar show mostrar entities entidades review revisar fix corregir history historial undo deshacer export exportar inspect inspeccionar date fecha reparse reanalizar verify verificar backup respaldar stats estadisticas doctor diagnostico serve servir help ayuda"
  local flags="--archive --acervo --tables --tablas --lang --idioma --quiet --silencio --verbose --detalle --color --no-pager --sin-paginador --version --help --ayuda"
  local command="" word
  for word in "${words[@]:1:cword-1}"; do
    if [[ $word != -* && " $commands " == *" $word "* ]]; then command=$word; break; fi
  done

  case $prev in
        --archive | --acervo) _filedir; return ;;
        --tables | --tablas) _filedir -d; return ;;
        --lang | --idioma) COMPREPLY=($(compgen -W "es en" -- "$cur")); return ;;
        --color) COMPREPLY=($(compgen -W "auto always never siempre nunca" -- "$cur")); return ;;
  esac
  case $command in
    "") COMPREPLY=($(compgen -W "$commands $flags" -- "$cur")); return ;;
    import | importar)
      case $prev in
        -j | --jobs | --trabajos) return ;;
        --report | --informe) _filedir; return ;;
        --timeout | --plazo) return ;;
        --max-size | --tamano-maximo) return ;;
        --memory | --memoria) return ;;
        --cpu | --procesador) return ;;
        --max-output | --texto-maximo) return ;;
        --open-files | --descriptores) return ;;
        --password | --contrasena) return ;;
        --ocr) COMPREPLY=($(compgen -W "auto never always nunca siempre" -- "$cur")); return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--jobs --trabajos --dry-run --ensayo --report --informe --force --forzar --retry-failed --reintentar --timeout --plazo --max-size --tamano-maximo --memory --memoria --cpu --procesador --max-output --texto-maximo --open-files --descriptores --password --contrasena --ocr --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then _filedir; return; fi ;;
    search | buscar)
      case $prev in
        --entity | --entidad) return ;;
        --from | --desde) return ;;
        --to | --hasta) return ;;
        --kind | --clase) COMPREPLY=($(compgen -W "actividad coordinacion text texto" -- "$cur")); return ;;
        --type | --tipo) return ;;
        --report | --informe) return ;;
        --sort | --orden) COMPREPLY=($(compgen -W "relevance date -date relevancia fecha -fecha" -- "$cur")); return ;;
        -n | --limit | --limite) return ;;
        --offset | --desplazamiento) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json ndjson csv tabla" -- "$cur")); return ;;
      esac
      flags="--entity --entidad --from --desde --to --hasta --within --dentro --kind --clase --type --tipo --report --informe --literal --sort --orden --limit --limite --offset --desplazamiento --facets --facetas --explain --explicar --format --formato $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    show | mostrar)
      case $prev in
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
      esac
      flags="--history --historia --format --formato $flags"
      if [[ $cur != -* ]]; then _filedir; return; fi ;;
    entities | entidades)
      case $prev in
        --kind | --clase) return ;;
        --sort | --orden) COMPREPLY=($(compgen -W "records name last registros nombre ultima" -- "$cur")); return ;;
        -n | --limit | --limite) return ;;
        --offset | --desplazamiento) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json ndjson csv tabla" -- "$cur")); return ;;
        --as | --como) return ;;
        --why | --motivo) return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--kind --clase --sort --orden --limit --limite --offset --desplazamiento --format --formato --dry-run --ensayo --as --como --why --motivo --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then COMPREPLY=($(compgen -W "resolve resolver" -- "$cur")); return; fi ;;
    review | revisar)
      case $prev in
        --kind | --clase) COMPREPLY=($(compgen -W "date entity period table text conflict fecha entidad periodo tabla texto conflicto" -- "$cur")); return ;;
        --report | --informe) return ;;
        -n | --limit | --limite) return ;;
        --offset | --desplazamiento) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json csv tabla" -- "$cur")); return ;;
        --as | --como) return ;;
        --why | --motivo) return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--kind --clase --report --informe --limit --limite --offset --desplazamiento --format --formato --as --como --why --motivo --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    fix | corregir)
      case $prev in
        --csv) _filedir; return ;;
        --as | --como) return ;;
        --why | --motivo) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--drop --quitar --add --agregar --confirm --confirmar --force --forzar --csv --dry-run --ensayo --as --como --why --motivo --format --formato --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    history | historial)
      case $prev in
        -n | --limit | --limite) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
      esac
      flags="--limit --limite --format --formato $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    undo | deshacer)
      case $prev in
        --as | --como) return ;;
        --why | --motivo) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--dry-run --ensayo --as --como --why --motivo --format --formato --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    export | exportar)
      case $prev in
        -f | --format | --formato) COMPREPLY=($(compgen -W "ndjson json csv xlsx ics atom-csv ead3 dc" -- "$cur")); return ;;
        -o | --output | --salida) _filedir; return ;;
        --entity | --entidad) return ;;
        --from | --desde) return ;;
        --to | --hasta) return ;;
        --kind | --clase) COMPREPLY=($(compgen -W "actividad coordinacion text texto" -- "$cur")); return ;;
        --type | --tipo) return ;;
        --report | --informe) return ;;
      esac
      flags="--format --formato --excel --as-read --como-se-leyo --output --salida --force --forzar --entity --entidad --from --desde --to --hasta --within --dentro --kind --clase --type --tipo --report --informe --literal $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    inspect | inspeccionar)
      case $prev in
        --stage | --paso) COMPREPLY=($(compgen -W "report document layout informe documento disposicion" -- "$cur")); return ;;
        --timeout | --plazo) return ;;
        --max-size | --tamano-maximo) return ;;
        --memory | --memoria) return ;;
        --cpu | --procesador) return ;;
        --max-output | --texto-maximo) return ;;
        --open-files | --descriptores) return ;;
        --password | --contrasena) return ;;
        --ocr) COMPREPLY=($(compgen -W "auto never always nunca siempre" -- "$cur")); return ;;
      esac
      flags="--stage --paso --timeout --plazo --max-size --tamano-maximo --memory --memoria --cpu --procesador --max-output --texto-maximo --open-files --descriptores --password --contrasena --ocr $flags"
      if [[ $cur != -* ]]; then _filedir; return; fi ;;
    date | fecha)
      case $prev in
        --ref | --referencia) return ;;
      esac
      flags="--ref --referencia --batch --lote $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    reparse | reanalizar)
      case $prev in
        --older-than | --anteriores-a) return ;;
        --from | --desde) return ;;
        --to | --hasta) return ;;
        --report | --informe) return ;;
        -j | --jobs | --trabajos) return ;;
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json ndjson tabla" -- "$cur")); return ;;
        --timeout | --plazo) return ;;
        --max-size | --tamano-maximo) return ;;
        --memory | --memoria) return ;;
        --cpu | --procesador) return ;;
        --max-output | --texto-maximo) return ;;
        --open-files | --descriptores) return ;;
        --password | --contrasena) return ;;
        --ocr) COMPREPLY=($(compgen -W "auto never always nunca siempre" -- "$cur")); return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--older-than --anteriores-a --from --desde --to --hasta --report --informe --dry-run --ensayo --jobs --trabajos --format --formato --timeout --plazo --max-size --tamano-maximo --memory --memoria --cpu --procesador --max-output --texto-maximo --open-files --descriptores --password --contrasena --ocr --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    verify | verificar)
      case $prev in
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
        --lock-timeout | --espera) return ;;
      esac
      flags="--format --formato --lock-timeout --espera $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    backup | respaldar)
      if [[ $cur != -* ]]; then _filedir; return; fi ;;
    stats | estadisticas)
      case $prev in
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json csv tabla" -- "$cur")); return ;;
      esac
      flags="--doubts --dudas --reports --informes --format --formato $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    doctor | diagnostico)
      case $prev in
        -f | --format | --formato) COMPREPLY=($(compgen -W "table json tabla" -- "$cur")); return ;;
      esac
      flags="--format --formato $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    serve | servir)
      case $prev in
        --bind | --direccion) return ;;
        --port | --puerto) return ;;
        --as | --como) return ;;
      esac
      flags="--bind --direccion --port --puerto --edit --editar --as --como $flags"
      if [[ $cur != -* ]]; then :; return; fi ;;
    help | ayuda)
      if [[ $cur != -* ]]; then COMPREPLY=($(compgen -W "$commands" -- "$cur")); return; fi ;;
  esac
  COMPREPLY=($(compgen -W "$flags" -- "$cur"))
}
complete -F _acervo acervo
