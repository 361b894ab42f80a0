"""The notices of `notices`, in other languages than English."""

from __future__ import annotations

INDONESIAN: dict[str, str] = {
    "about the page": r"""
        berita ini (?:akan|masih) (?:terus )?(?:diperbarui|di-?update|dikembangkan|dikemas kini)
            \b.{0,80}
        (?:berita|peristiwa) ini masih dalam perkembangan\b.{0,60}
        artikel ini (?:akan|masih) (?:terus )?(?:diperbarui|di-?update|dikembangkan)\b.{0,80}
        isi (?:artikel|komentar|konten)\b.{0,40}\b(?:tanggung ?jawab)\b.{0,80}
        (?:konten|artikel) ini (?:merupakan|adalah) (?:kerja ?sama|iklan|konten|siaran pers
            |rilis)\b.{0,80}
        (?:terima ?kasih|trims) (?:telah|sudah) (?:membaca|mengunjungi|menyimak|berkunjung)\b.{0,60}
    """,
    "to readers": r"""
        punya (?:informasi|cerita|kabar|keluhan)\b.{0,80}\? .{0,40}\b(?:kirim|hubungi|tulis
            |laporkan)\b.{0,120}
        kirim(?:kan)? (?:tulisan|artikel|foto|video|rilis|berita|informasi|kabar)\b.{0,40}
            (?:\S+@\S+|\b0\d[\d -]{7,}).{0,60}
        temukan (?:kesalahan|kekeliruan|salah ketik)\b.{0,30}\?.{0,60}
        (?:laporkan|lapor) (?:kesalahan|berita ini|artikel ini)
    """,
    "contact": r"""
        hubungi (?:kami|redaksi)\b.{0,30}(?:\S+@\S+|\d[\d -]{7,}).{0,60}
        (?:iklan|pemasangan iklan|kerja ?sama|redaksi)\b[^.?!]{0,40}: ?(?:\S+@\S+
            |\d[\d -]{7,}).{0,60}
        (?:pasang|beriklan|iklankan) (?:iklan )?(?:anda )?di ?sini
    """,
    "paywall": r"""
        artikel ini (?:khusus|hanya) untuk (?:pelanggan|member|anggota)\b.{0,80}
        (?:berlangganan|langganan|daftar|masuk|login) (?:sekarang )?untuk (?:akses|lanjut|
            (?:terus )?membaca|melanjutkan)(?: (?:membaca|artikel|berita|selengkapnya|konten
            |semua|tanpa|penuh)\b.{0,60})?
        sudah (?:berlangganan|punya akun|menjadi pelanggan)(?:\W+(?:silakan )?(?:masuk|login
            |log in|klik)\b.{0,30})?
        belum punya akun(?:\W+(?:daftar|buat|klik)\b.{0,30})?
    """,
    "promotion": r"""
        (?:baca|ikuti|dapatkan) (?:terus )?(?:berita|informasi
            |artikel) (?:menarik |terbaru |terkini |lain)\w*\b.{0,100}
        (?:dapatkan|aktifkan|nyalakan) notifikasi\b.{0,40}
        ikuti kami(?: di .{2,40})?
        (?:unduh|download|muat turun|instal) aplikasi(?:nya)?\b.{0,40}
        (?:tonton|saksikan) (?:siaran|live|streaming|program|tayangan) ?(?:langsung|streaming)?
            \b.{0,40}\b(?:kami|di sini)
        langgan(?:an)? (?:surat berita|buletin|newsletter)\b.{0,40}
        jangan (?:lewatkan|ketinggalan) (?:berita|informasi|kabar|artikel) (?:menarik|terbaru
            |terkini|lain)\w*\b.{0,60}
    """,
    "message": r"""
        browser anda tidak mendukung\b.{0,80}
        terima ?kasih (?:telah|sudah) (?:berlangganan|mendaftar)\b.{0,60}
        (?:gagal memuat|terjadi kesalahan)\b.{0,40}\b(?:coba|lagi|konten|halaman)\b.{0,20}
        video (?:ini )?tidak (?:dapat|bisa) (?:diputar|dimuat)
    """,
    "comments": r"""
        komentar ?\(?\d*\)?
        (?:lihat|tampilkan|muat|tulis|beri|kirim|tambah(?:kan)?) (?:(?:semua
            |lebih banyak) )?komentar\b.{0,20}
        (?:silakan |silahkan )?(?:login|masuk|log in) (?:dulu )?untuk (?:ber
            |memberi |menulis |mem)?komentar\b.{0,20}
        jadilah yang pertama\b.{0,40}
        komentar (?:ini )?(?:sepenuhnya|adalah|merupakan) (?:menjadi )?(?:tanggung ?jawab)\b.{0,100}
    """,
    "share words": r"""
        (?:bagikan|kongsi|sebarkan) (?:artikel|berita|ke|via|lewat|ini)\b.{0,30}
        (?:simpan|cetak|salin) (?:artikel|berita|tautan|link|halaman)(?: ini)?
        (?:tautan|link) (?:berhasil )?(?:disalin|tersalin)
    """,
    "counter": r"""
        (?:foto|gambar) \d+ dari \d+
        \d+ dari \d+(?: foto| gambar)?
        (?:waktu|estimasi|perkiraan)(?: waktu)? (?:mem)?baca\W{0,3}\d+ menit
        \d+ menit (?:mem)?baca
    """,
    "pager": r"""
        (?:lanjut|lanjutkan) ke halaman \d+
        halaman \d+ dari \d+
    """,
    "control": r"""
        klik (?:gambar )?untuk (?:memperbesar|melihat)\b.{0,40}
        (?:perbesar|perkecil)(?: (?:gambar|huruf|teks))?
        lihat (?:semua |galeri )?foto(?: lainnya)?
        (?:ukuran|besar) (?:huruf|font|teks)
        mode (?:gelap|terang|malam)
        (?:muat|tampilkan) lebih (?:banyak|sedikit)
        selengkapnya
    """,
    "label": r"""
        terpopul[ae]r
        (?:berita|video|artikel|topik|tag) (?:terpopuler|terkini|terbaru|populer|terkait
            |pilihan)(?: (?:hari|minggu|pekan|bulan) ini)?
        (?:anda )?mungkin (?:juga )?(?:anda |kamu )?(?:me)?(?:nyukai|suka|tertarik)(?:nya)?
        rekomendasi
        pariwara
        konten (?:promosi|bersponsor|iklan|berbayar)
    """,
    "tag row": r"""
        (?:kategori|rubrik|kanal) ?: (?:[\w&-]+(?:,? |$)){1,4}
    """,
    "photo credit": r"""
        sumber (?:foto|gambar|video) ?[:：] ?[^.!?]{2,70}
        (?:foto|gambar) ?(?:ilustrasi|istimewa|dok(?:umentasi)?\.?.{0,40})
        ilustrasi\W{1,3}(?:foto|gambar|sumber)\W{1,3}.{2,50}
        dok(?:umentasi)?\. .{2,50}
    """,
}  # fmt: skip
"""Indonesian and Malay."""

ABROAD: dict[str, str] = {
    "about the page": r"""
        diese(?:r|s) (?:artikel|text|beitrag) wird (?:laufend |ständig )?aktualisiert\b.{0,60}
        mehr in kürze
        weitere informationen folgen(?: in kürze)?
        über dieses thema berichtete?t?\b.{1,100}(?:radio|fernsehen|\d uhr|am \d).{0,40}
        dieses thema im programm\b.{0,140}
        diese(?:r|s)? (?:beitrag|sendung|text|stück) (?:wurde|lief) .{0,80}\b(?:gesendet|radio
            |tv)\b.{0,60}
        mit (?:informationen|material|agenturmaterial) (?:von |der |des |den )*(?:dpa|afp|apa|ap
            |reuters|sda|epd|kna|ard|nachrichtenagentur|agentur)\w*\b.{0,180}
        mit (?:dpa|afp|apa|reuters|sda|epd|kna)-?(?:material|informationen)?
        plus d['’]informations? à venir.{0,40}
        cet article (?:sera|est) mis à jour\b.{0,60}
        \(?avec (?:l['’])?(?:afp|reuters|ap|agences?)
        más información en breve
        noticia en (?:desarrollo|ampliación)
        con información de (?:la )?(?:efe|afp|reuters|ap|agencias?|europa press|dpa|notimex)
            \b.{0,40}
        notizia in aggiornamento
        mais informações em instantes
        reportagem em atualização
    """,
    "date line": r"""
        uppdaterad:? \d{1,2}[.:]\d\d(?:\W+publicerad:? \d{1,2}[.:]\d\d)?
        publicerad:? \d{1,2}[.:]\d\d(?:\W+uppdaterad:? \d{1,2}[.:]\d\d)?
        (?:zuletzt (?:aktualisiert|geändert)|veröffentlicht|erstellt|publiziert)(?: am)?:? \d.{5,30}
        publi[sc]er(?:t|et|ad)
    """,
    "to readers": r"""
        haben sie (?:fragen|hinweise|anregungen|kritik|feedback)\b.{0,60}\? .{0,120}
        schreiben sie uns\b.{0,120}
        wie ist ihre meinung\b.{0,120}
        ihre meinung ist gefragt\b.{0,60}
        diskutieren sie mit\b.{0,60}
        écrivez[ -]nous\b.{0,120}
        escríb[ea]nos\b.{0,120}
        scrivi(?:teci| alla redazione)\b.{0,120}
    """,
    "paywall": r"""
        jetzt (?:kostenlos |gratis |\w+ monate? )?(?:testen|weiterlesen|registrieren|anmelden
            |abo(?:nnieren| abschließen)?)(?: (?:und|für|ab)\b.{0,60})?
        (?:sie haben|bereits) .{0,30}\b(?:abo|konto|registriert|abonnent\w*)\b.{0,20}\? .{0,60}
        (?:diese[rn]?|der) (?:artikel|inhalt|text) ist (?:nur )?(?:für )?(?:\S+ )?(?:abonnent\w*
            |mitglieder)\b.{0,80}
        \d+ (?:wochen?|monate?|tage?) (?:kostenlos|gratis|unverbindlich) (?:testen|lesen
            |probelesen)\b.{0,60}
        als abonnent\w* (?:lesen|können|haben|erhalten)\b.{0,80}
        monatlich kündbar\b.{0,40}
        (?:cet |l['’])?(?:article |contenu )?(?:est )?réservée? aux? (?:abonnés|membres)\b.{0,60}
        déjà (?:abonné|inscrit)\w*.{0,60}
        abonnez-vous (?:pour|à partir|dès)\b.{0,100}
        este (?:artículo|contenido) es (?:exclusivo|solo) para\b.{0,80}
        ya (?:eres|tienes|soy) (?:suscrip|una cuenta|suscri)\w*\b.{0,60}
        suscríbete para (?:seguir|leer|continuar|acceder)\b.{0,60}
        regístrate (?:gratis|para)\b.{0,60}
        tu suscripción se está usando\b.{0,140}
        contenido exclusivo para\b.{0,80}
        (?:questo )?(?:articolo|contenuto) (?:è )?(?:riservato|esclusivo)\b.{0,80}
        sei già abbonato\b.{0,60}
        conteúdo exclusivo para\b.{0,80}
        já é assinante\b.{0,60}
        assine para\b.{0,60}
        abonneer je (?:nu|vanaf|om)\b.{0,60}
        この記事は(?:有料)?会員限定.{0,40}
        残り.{0,20}(?:有料会員|会員限定|ログイン).{0,40}
        会員(?:登録|向け|限定).{0,50}
        有料会員.{0,50}
        無料会員.{0,50}
        紙の新聞の.{0,60}
    """,
    "promotion": r"""
        e-paper und news\b.{0,40}
        push-nachrichten über\b.{0,60}
        (?:lade|laden sie) (?:dir )?(?:jetzt )?(?:unsere|die) .{0,30}app\b.{0,60}
        mehr themen (?:auf|bei|aus|von)\b.{0,40}
        jetzt (?:den |unseren )?(?:\w+ ){0,2}newsletter\b.{0,60}
        (?:votre|adresse) (?:adresse )?e-?mail
        recibe nuestro bolet[íi]n\b.{0,40}
    """,
    "message": r"""
        ihr browser (?:unterstützt|kann)\b.{0,100}
        votre navigateur ne\b.{0,100}
        (?:tu|su) navegador no\b.{0,100}
        ein klick für den datenschutz
        für die darstellung von\b.{0,100}
        link zum (?:youtube|twitter|x|instagram|facebook|tiktok|externen)-?\W*inhalt
        (?:externer|empfohlener) (?:redaktioneller )?inhalt
        (?:das )?video (?:wird geladen|konnte nicht geladen werden)\b.{0,20}
    """,
    "comments": r"""
        kommentare? (?:anzeigen|lesen|schreiben|ansehen|laden|verfassen)\b.{0,20}
        alle kommentare (?:anzeigen|lesen)
        commentaires?(?: ?\(?\d+\)?)?
        (?:voir|lire|afficher) (?:les|tous les) commentaires\b.{0,20}
        (?:commenter|réagir)(?: à)?(?: cet article)?
        comentarios?(?: ?\(?\d+\)?)?
        (?:ver|mostrar|leer) (?:los |todos los )?comentarios\b.{0,20}
        commenti(?: ?\(?\d+\)?)?
        (?:leggi|mostra) (?:i |tutti i )?commenti\b.{0,20}
        comentários?(?: ?\(?\d+\)?)?
        reageer\b.{0,12}
        log in om te reageren\b.{0,30}
        yorum(?: yap|lar| yaz)?
        комментарии(?: ?\(?\d+\)?)?
        댓글.{0,12}
        コメント(?:する|を(?:見る|書く|投稿).{0,6})?
        评论
        bình luận
    """,
    "share words": r"""
        (?:artikel|beitrag|seite) (?:teilen|drucken|merken|versenden|speichern)\b.{0,20}
        (?:link|url) kopieren
        in pocket speichern
        (?:per|via|auf) (?:e-?mail|whatsapp|facebook|twitter|x|linkedin) (?:teilen|versenden)
        partager (?:sur .{1,20}|cet article|l['’]article|par (?:e-?mail|mail|courriel))
        copier le lien
        imprimer(?: cet article)?
        comparti?r?e? (?:en|por|esta|este) (?:noticia|artículo|nota|publicación|facebook|twitter
            |x|whatsapp|linkedin|telegram|correo|e-?mail)\b.{0,20}
        condividi(?: su .{2,20}| via .{2,20}| l['’]articolo)?
        compartilh[ae]r?(?: no .{2,20}| via .{2,20}| esta .{2,20}| este .{2,20})?
        (?:deel|dela|del|jaa) (?:dit artikel|artikeln|artiklen|artikkelen|saken|artikkeli|juttu)
        dela
        udostępnij
        sdílet
        paylaş
        haberi paylaş
        поделиться\b.{0,20}
        (?:ポスト|ツイート|シェア|ブックマーク|印刷|保存|みんなのポストを見る|リンクをコピー|lineで送る)(?:する)?
        この記事を(?:シェア|共有|保存|印刷)(?:する)?
        (?:기사\s?)?(?:공유(?:하기)?|스크랩|글자\s?크기|카카오톡|인쇄)
        分享(?:到)?.{0,8}
        收藏
        chia sẻ\b.{0,20}
    """,
    "counter": r"""
        (?:bild |foto )?\d+ von \d+
        lecture \d+ min
    """,
    "control": r"""
        (?:zum|zur) (?:vergrößern|bildergalerie|galerie|startseite|übersicht)\b.{0,30}
        zurück (?:zur|zum) (?:startseite|übersicht|artikel|liste|seite|anfang|homepage)\b.{0,20}
        nach oben
        (?:bild|foto) vergrößern
        agrandir l['’]image
        ampliar (?:imagen|foto)
        lire (?:la suite|plus)
        続きを読む
        przejdź do treści
    """,
    "label": r"""
        lesen sie mehr (?:zum thema|dazu|hier)\b.{0,20}
        meist ?gelesen\w*(?: artikel)?
        (?:das )?könnte sie (?:auch|ebenfalls)\b.{0,40}
        (?:neueste|aktuelle) (?:artikel|nachrichten|meldungen)
        (?:gesponserter|bezahlter|werblicher) inhalt
        les plus lus
        lo más (?:leído|visto|comentado)
        (?:temas|noticias|artículos) relacionad[oa]s
        archivado en\b.{0,60}
        (?:i )?più letti
        mais (?:lidas|lidos|vistas|vistos)
        meest gelezen
        mest (?:läst|lest|læst)
        najczęściej czytane
        nejčtenější
        son dakika haberleri
        самое (?:читаемое|популярное|важное)
        関連(?:キーワード|ワード|タグ)
    """,
    "photo credit": r"""
        (?:symbol|archiv|beispiel)(?:bild|foto)(?:\W.{0,50})?
        crédits? (?:photos?)? ?[:：] ?[^.!?]{2,70}
        (?:foto|bild|titelbild|beitragsbild)s? ?(?:credits?|von)?[:：] ?[^.!?]{2,70}
    """,
    "copyright": r"""
        저작권자.{0,60}
    """,
}  # fmt: skip
"""European and east Asian languages."""
