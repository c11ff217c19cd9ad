"""Makes the PDF fixtures again, from plan-pdf.md and the sources beside it. Run here; the tests only read the results.

    soffice --headless --convert-to pdf plan-pdf.fodt plan-pdf-columns.fodt
    chromium --headless --no-pdf-header-footer --print-to-pdf=plan-pdf-chromium.pdf plan-pdf.html
    weasyprint plan-pdf.html plan-pdf-weasyprint.pdf
    pdftoppm -r 45 -gray -png -f 1 -l 1 plan-pdf.pdf scan
    python3 plan-pdf.py        # needs reportlab, pikepdf, pillow; takes scan-1.png for the scanned page
"""
import re
from reportlab.platypus import SimpleDocTemplate, Paragraph, Table, TableStyle, Spacer, ListFlowable, ListItem, XPreformatted
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.pagesizes import A4
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
src=open('plan-pdf.md').read()
S=dict(b=ParagraphStyle('b',fontName='Times-Roman',fontSize=11,leading=14,spaceAfter=6,alignment=TA_JUSTIFY),
 h1=ParagraphStyle('h1',fontName='Helvetica-Bold',fontSize=19,leading=23,spaceAfter=12),
 h2=ParagraphStyle('h2',fontName='Helvetica-Bold',fontSize=14,leading=18,spaceBefore=10,spaceAfter=8),
 h3=ParagraphStyle('h3',fontName='Helvetica-Bold',fontSize=11,leading=14,spaceBefore=6,spaceAfter=4),
 q=ParagraphStyle('q',fontName='Times-Roman',fontSize=11,leading=14,borderColor=colors.black,borderWidth=.5,borderPadding=4,spaceAfter=10,leftIndent=6,rightIndent=6))
f=[]
for b in src.split('\n\n'):
    m=re.match(r'(#+) (.*)',b)
    if m: f.append(Paragraph(m.group(2),S['h%d'%len(m.group(1))]))
    elif b.startswith('- '): f.append(ListFlowable([ListItem(Paragraph(l[2:],S['b'])) for l in b.split('\n')],bulletType='bullet',start='•'))
    elif b.startswith('>'): f.append(Paragraph('<br/>'.join(l.lstrip('> ') for l in b.split('\n') if l.strip('> ')),S['q']))
    elif b.startswith('|'):
        rows=[[c.strip() for c in l.strip('|').split('|')] for l in b.split('\n')]
        t=Table([[Paragraph(c,S['b']) for c in r] for r in [rows[0]]+rows[2:]],colWidths=[60,80,300]); t.setStyle(TableStyle([('LINEABOVE',(0,0),(-1,0),.8,colors.black),('LINEBELOW',(0,0),(-1,0),.5,colors.black),('LINEBELOW',(0,-1),(-1,-1),.8,colors.black)])); f+= [t,Spacer(1,8)]
    else: f.append(Paragraph(b,S['b']))
def furn(c,d):
    c.setFont('Helvetica',8); c.drawString(70,812,'Plan lecture publique'); c.drawRightString(525,30,'%d/4'%d.page); c.saveState(); c.translate(30,300); c.rotate(90); c.drawString(0,0,'Document de travail'); c.restoreState()
SimpleDocTemplate('plan-pdf-reportlab.pdf',pagesize=A4,topMargin=60,bottomMargin=60,leftMargin=70,rightMargin=70,invariant=1).build(f,onFirstPage=furn,onLaterPages=furn)

import pikepdf
from PIL import Image
for name, user in (('locked', 'lecteur'), ('owner', '')):
    pdf = pikepdf.open('plan-pdf-reportlab.pdf')
    pdf.save(f'plan-pdf-{name}.pdf', encryption=pikepdf.Encryption(owner='auteur', user=user, R=6))
Image.open('scan-1.png').convert('1').save('plan-pdf-scanned.pdf')
